import { notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { ok, readId, readList, readNumber } from '../http/request.ts';
import { route } from '../http/router.ts';
import type { ClusterState } from '../model.ts';
import { expiryUsecs, findSnapshot, type Snapshot, snapshotsOf } from './snapshots.ts';

/** `sourceGroupId` and `runStartTimeUsecs` are those of the run that made the backup, also where a copy is listed. */
function snapshotOnWire(cluster: ClusterState, { id, run, object }: Snapshot): object {
  const group = cluster.groups.find((candidate) => candidate.id === run.protectionGroupId);
  const origin = cluster.remoteClusters.find((remote) => remote.id === run.replicaOf?.clusterId);
  return {
    id,
    snapshotTargetType: 'Local',
    environment: object.environment,
    objectId: object.id,
    objectName: object.name,
    ...(object.sourceId === null ? {} : { sourceId: object.sourceId }),
    protectionGroupId: run.protectionGroupId,
    protectionGroupName: group?.name ?? null,
    protectionGroupRunId: run.id,
    runInstanceId: run.number,
    runStartTimeUsecs: run.startUsecs,
    runType: run.runType,
    snapshotTimestampUsecs: run.backup.endUsecs ?? run.startUsecs,
    sourceGroupId: run.replicaOf?.protectionGroupId ?? run.protectionGroupId,
    expiryTimeUsecs: expiryUsecs(cluster, run),
    clusterId: origin?.id ?? cluster.id,
    clusterIncarnationId: origin?.incarnationId ?? cluster.incarnationId,
    onLegalHold: false,
    indexingStatus: 'kDone',
  };
}

function listSnapshots({ cluster, parameters, query }: ClusterRequest): Answer {
  const id = readId(parameters.id ?? '', 'id');
  const object = cluster.objects.find((candidate) => candidate.id === id);
  if (object === undefined) throw notFound(`Object ${id} was not found.`);
  const groupIds = readList(query, 'protectionGroupIds');
  const runTypes = readList(query, 'runTypes');
  const runNumbers = readList(query, 'runInstanceIds');
  const from = readNumber(query, 'fromTimeUsecs') ?? 0;
  const to = readNumber(query, 'toTimeUsecs') ?? Number.POSITIVE_INFINITY;
  const runFrom = readNumber(query, 'runStartFromTimeUsecs') ?? 0;
  const runTo = readNumber(query, 'runStartToTimeUsecs') ?? Number.POSITIVE_INFINITY;
  const isWanted = ({ run }: Snapshot) => {
    const taken = run.backup.endUsecs ?? run.startUsecs;
    return (
      (groupIds?.includes(run.protectionGroupId) ?? true) &&
      (runTypes === undefined || runTypes.includes('kAll') || runTypes.includes(run.runType)) &&
      (runNumbers?.includes(String(run.number)) ?? true) &&
      taken >= from &&
      taken <= to &&
      run.startUsecs >= runFrom &&
      run.startUsecs <= runTo
    );
  };
  return ok({
    snapshots: snapshotsOf(cluster, object)
      .filter(isWanted)
      .map((snapshot) => snapshotOnWire(cluster, snapshot)),
  });
}

function getSnapshot({ cluster, parameters }: ClusterRequest): Answer {
  const snapshot = findSnapshot(cluster, parameters.id ?? '');
  if (snapshot === undefined) throw notFound(`Snapshot ${parameters.id} was not found.`);
  return ok(snapshotOnWire(cluster, snapshot));
}

/** What can be recovered from. */
export const snapshotRoutes = [
  route('GET', '/data-protect/objects/{id}/snapshots', listSnapshots, {
    query: [
      'protectionGroupIds',
      'runTypes',
      'runInstanceIds',
      'fromTimeUsecs',
      'toTimeUsecs',
      'runStartFromTimeUsecs',
      'runStartToTimeUsecs',
    ],
  }),
  route('GET', '/data-protect/snapshots/{id}', getSnapshot),
];
