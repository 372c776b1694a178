import type { ProtectionGroup, ProtectionPolicy, ProtectionRun } from './cluster-facts.ts';

/**
 * When the group's next run is due, as far as its policy's interval and its newest run tell;
 * `null` when it is paused, not active, deleted, or when the schedule is no plain interval.
 */
export function nextRunAt(
  group: ProtectionGroup,
  policy: ProtectionPolicy | null,
  newestRun: ProtectionRun | null,
  now: Date,
): Date | null {
  const startedAt = newestRun?.backup?.startedAt;
  const intervalSeconds = policy?.runIntervalSeconds;
  if (group.isPaused || group.isDeleted || !group.isActive || !startedAt || !intervalSeconds) return null;
  const intervalMs = intervalSeconds * 1000;
  // A run that is overdue starts any moment: the clusters' clocks and ours need not agree to the second.
  return new Date(Math.max(startedAt.getTime() + intervalMs, now.getTime()));
}
