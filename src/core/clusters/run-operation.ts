import { FINAL_OPERATION_STATUSES, type OperationStatus, type ProtectionRun } from './cluster-facts.ts';
import { targetName } from './target-name.ts';

/** What a run does: it backs up, then copies the backup to other clusters and to archives. */
export type RunOperationKind = 'BACKUP' | 'REPLICATION' | 'ARCHIVAL';

/** One operation of one run. */
export interface RunOperation {
  readonly kind: RunOperationKind;
  readonly protectionGroupId: string;
  readonly runId: string;
  /** Id of the cluster or archive that is copied to; `null` for a backup, where it is no cluster, or where the cluster does not tell. */
  readonly targetId: bigint | null;
  /** Name of the cluster or archive that is copied to, `unknown` where it is not told; `null` for a backup. */
  readonly target: string | null;
  readonly status: OperationStatus;
  readonly startedAt: Date | null;
  /** The objects that the run holds; empty where the cluster does not tell. */
  readonly objectIds: readonly bigint[];
}

/** The operations of a run that have not come to their end. */
export function ongoingOperations(run: ProtectionRun): readonly RunOperation[] {
  const shared = {
    protectionGroupId: run.protectionGroupId,
    runId: run.id,
    objectIds: (run.objects ?? []).map(({ objectId }) => objectId),
  };
  const operations: RunOperation[] = [];
  if (run.backup !== null) {
    const { status, startedAt } = run.backup;
    operations.push({ ...shared, kind: 'BACKUP', targetId: null, target: null, status, startedAt });
  }
  for (const { clusterId, clusterName, status, startedAt, queuedAt } of run.replications) {
    operations.push({
      ...shared,
      kind: 'REPLICATION',
      targetId: clusterId,
      target: targetName({ id: clusterId, name: clusterName }),
      status,
      startedAt: startedAt ?? queuedAt,
    });
  }
  for (const { targetId, targetName: name, status, startedAt } of run.archivals) {
    const target = targetName({ id: targetId, name });
    operations.push({ ...shared, kind: 'ARCHIVAL', targetId, target, status, startedAt });
  }
  return operations.filter(({ status }) => !FINAL_OPERATION_STATUSES.has(status));
}
