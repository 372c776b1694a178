import type { ClusterState } from '../model.ts';
import { isOngoing } from '../model.ts';

/** Finished runs that a group remembers; real clusters forget by retention, which takes days. */
const REMEMBERED_RUNS = 50;

/** Forgets finished ordinary runs of the group beyond the newest ones; planned runs stay for good. */
export function forgetOldRuns(cluster: ClusterState, protectionGroupId: string): void {
  const finished = cluster.runs.filter(
    (run) => run.protectionGroupId === protectionGroupId && run.origin !== 'plannedRun' && !isOngoing(run),
  );
  const forgotten = new Set(finished.slice(0, Math.max(0, finished.length - REMEMBERED_RUNS)));
  if (forgotten.size > 0) cluster.runs = cluster.runs.filter((run) => !forgotten.has(run));
}
