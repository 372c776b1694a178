import { ClusterError } from '../core/clusters/cluster-error.ts';
import type { PlannedRunPollStatus } from '../core/clusters/cluster-facts.ts';
import type { CancelOutcome } from '../core/clusters/cluster-port.ts';
import type {
  ActivatedBackup,
  BackupActivation,
  BackupDeactivation,
  FailoverInitialization,
  InitializedFailover,
  ObjectLink,
} from '../core/clusters/failover/switch-over-facts.ts';
import type { Spelling } from '../core/clusters/release.ts';
import type { ClusterConnection } from './connection/connection.ts';
import type { DialectMemory } from './connection/dialect.ts';
import { exactBody } from './connection/exact-body.ts';
import { pathSegment } from './connection/identifiers.ts';
import { chunksForQuery, queryString } from './connection/query.ts';
import * as wire from './wire/failover.ts';

/** Id of a failover that never was, to poll for where only the spelling is wanted. */
export const NO_FAILOVER = 'release-check';

/** Path of all failover operations. */
export const FAILOVER = '/data-protect/failover';

/** The operations that clusters spell differently. */
type Operation = 'start' | 'poll' | 'link' | 'activate' | 'deactivate' | 'tearDown';

/** The last part of the path of each. */
export const PATHS: Readonly<Record<Spelling, Readonly<Record<Operation, string>>>> = {
  kebab: {
    start: 'planned-run',
    poll: 'planned-runs',
    link: 'object-linkage',
    activate: 'backup-activation',
    deactivate: 'backup-deactivation',
    tearDown: 'tear-down',
  },
  camel: {
    start: 'plannedRun',
    poll: 'pollPlannedRuns',
    link: 'objectLinkage',
    activate: 'backupActivation',
    deactivate: 'backupDeactivation',
    tearDown: 'tearDown',
  },
};

/** A cluster, and how it spells. */
export interface Speaker {
  readonly connection: ClusterConnection;
  readonly dialect: DialectMemory;
}

/** GET …/planned-runs; a list of long ids is split to fit into a URL. */
export async function pollPlannedRuns(
  speaker: Speaker,
  failoverIds: readonly string[],
): Promise<readonly PlannedRunPollStatus[]> {
  const found: PlannedRunPollStatus[] = [];
  // One after the other: the first tells the dialect for the rest.
  for (const ids of chunksForQuery(failoverIds)) found.push(...(await poll(speaker, ids)));
  return found;
}

/**
 * One poll. Entries that do not say which run they are about may be about any that is missing, which must not be read
 * as "unknown to the cluster": the missing ones are asked for in ever smaller parts, and what is answered about one
 * alone is about that one.
 */
async function poll(
  { connection, dialect }: Speaker,
  ids: readonly string[],
): Promise<PlannedRunPollStatus[]> {
  const query = queryString({ failoverIds: ids });
  const lane = connection.laneOfPolls;
  const entries = await dialect.read((spelling) =>
    connection.read(
      'poll planned runs',
      `${FAILOVER}/${PATHS[spelling].poll}${query}`,
      wire.plannedRuns,
      lane,
    ),
  );
  const asked = new Set(ids);
  const found = entries.flatMap(({ failoverId, ...status }) =>
    failoverId !== null && asked.has(failoverId) ? [{ failoverId, ...status }] : [],
  );
  const nameless = entries.find(({ failoverId }) => failoverId === null);
  const missing = ids.filter((id) => found.every(({ failoverId }) => failoverId !== id));
  const [first] = missing;
  if (nameless === undefined || first === undefined) return found;
  if (ids.length === 1) return [{ ...nameless, failoverId: first }];
  const half = Math.ceil(missing.length / 2);
  for (const part of [missing.slice(0, half), missing.slice(half)])
    if (part.length > 0) found.push(...(await poll({ connection, dialect }, part)));
  return found;
}

/** POST …/{id}/planned-run */
export async function startPlannedRun(speaker: Speaker, failoverId: string, body: string): Promise<void> {
  // Whoever starts a run polls for it first, so that what is remembered is as good as new.
  const spelling = speaker.dialect.certain ?? (await askSpelling(speaker, failoverId));
  await speaker.connection.command(
    { name: 'start a planned run', method: 'POST', target: pathOf(failoverId, PATHS[spelling].start), body },
    wire.startedPlannedRun(failoverId),
  );
}

/** POST …/{id}/cancel, which all clusters spell alike. */
export async function cancelFailover(
  connection: ClusterConnection,
  failoverId: string,
): Promise<CancelOutcome> {
  const target = pathOf(failoverId, 'cancel');
  try {
    await connection.order({ name: 'cancel a failover', method: 'POST', target });
    return 'ACCEPTED';
  } catch (error) {
    if (error instanceof ClusterError && wire.saysCanceledAlready(error)) return 'CANCELED_ALREADY';
    throw error;
  }
}

/** POST …/{id}, on the replication cluster; all clusters spell it alike. */
export function initializeFailover(
  connection: ClusterConnection,
  failoverId: string,
  initialization: FailoverInitialization,
): Promise<InitializedFailover> {
  const body = exactBody({
    protectionGroupEnvironment: initialization.environment,
    replicationCluster: {
      objects: objectList(initialization.replicaObjectIds),
      protectionGroupId: initialization.replicaProtectionGroupId,
    },
    sourceCluster: { id: initialization.sourceClusterId },
  });
  const target = `${FAILOVER}/${pathSegment(failoverId)}`;
  return connection.command(
    { name: 'initialize a failover', method: 'POST', target, body },
    wire.initializedFailover,
  );
}

/** POST …/{id}/object-linkage, on the replication cluster, after the recovery. */
export async function linkObjects(
  speaker: Speaker,
  failoverId: string,
  links: readonly ObjectLink[],
): Promise<void> {
  const spelling = await askSpelling(speaker, failoverId);
  const objectMap = links.map(({ replicaObjectId, failoverObjectId }) => ({
    replicaObjectId,
    failoverObjectId,
  }));
  await speaker.connection.order({
    name: 'link objects',
    method: 'POST',
    target: pathOf(failoverId, PATHS[spelling].link),
    body: exactBody({ objectMap }),
  });
}

/** POST …/{id}/backup-activation, on the replication cluster. */
export async function activateBackup(
  speaker: Speaker,
  failoverId: string,
  { objectIds, ...fields }: BackupActivation,
): Promise<ActivatedBackup> {
  const spelling = await askSpelling(speaker, failoverId);
  return speaker.connection.command(
    {
      name: 'activate the backup',
      method: 'POST',
      target: pathOf(failoverId, PATHS[spelling].activate),
      body: exactBody({ objects: objectList(objectIds), ...fields }),
    },
    wire.activatedBackup,
  );
}

/** POST …/{id}/backup-deactivation, on the source cluster. */
export async function deactivateBackup(
  speaker: Speaker,
  failoverId: string,
  { objectIds, viewId, ...fields }: BackupDeactivation,
): Promise<void> {
  const spelling = await askSpelling(speaker, failoverId);
  await speaker.connection.order({
    name: 'deactivate the backup',
    method: 'POST',
    target: pathOf(failoverId, PATHS[spelling].deactivate),
    // A string here, and a number everywhere else.
    body: exactBody({ ...fields, objects: objectList(objectIds), viewId: viewId?.toString() ?? null }),
  });
}

/**
 * The spelling as a poll finds it at this moment, unless it is set: after an upgrade the one that is remembered may
 * be that of another operation.
 */
export async function askSpelling(speaker: Speaker, failoverId = NO_FAILOVER): Promise<Spelling> {
  if (!speaker.dialect.isFixed) await pollPlannedRuns(speaker, [failoverId]);
  const { certain } = speaker.dialect;
  if (certain === null) throw new Error('a poll that was answered makes the spelling certain');
  return certain;
}

function pathOf(failoverId: string, operation: string): string {
  return `${FAILOVER}/${pathSegment(failoverId)}/${operation}`;
}

function objectList(ids: readonly bigint[] | null) {
  return ids?.map((objectId) => ({ objectId })) ?? null;
}
