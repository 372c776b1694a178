import type { FailoverRunConfiguration } from '../../configurations/rules/failover-run-configuration.ts';
import { type Issue, warningIssue } from '../../values/issue.ts';
import { nameSome } from './name-some.ts';
import type { SourceSnapshot } from './source-snapshot.ts';

/** A run due within this time is likely to start while the planned run is still under way. */
const SOON_MS = 60 * 60 * 1000;

/** What the operator should weigh; nothing where the group itself is at fault, because that comes first. */
export function warnAboutSource(
  configuration: FailoverRunConfiguration,
  snapshot: SourceSnapshot,
  nextRunAt: Date | null,
  pausedByFailoverId: string | null,
  now: Date,
): readonly Issue[] {
  const { group } = snapshot;
  if (group === null || group.isDeleted || !group.isActive) return [];
  const issues: Issue[] = [];
  const { policy } = snapshot;
  const isPaired = snapshot.remoteClusters.some(({ id }) => id === configuration.replicationClusterId);
  const isInPolicy =
    policy?.replicatesTo.some(({ id }) => id === configuration.replicationClusterId) ?? false;
  if (isPaired && !isInPolicy) {
    const doesNot =
      policy === null
        ? `Protection group "${group.name}" has no policy that replicates`
        : `Policy "${policy.name}" does not replicate`;
    issues.push(
      warningIssue(
        'REPLICATION_NOT_IN_POLICY',
        ['replicationClusterId'],
        `${doesNot} to cluster ${configuration.replicationClusterId}: without an earlier copy there, everything must be copied.`,
      ),
    );
  }
  if (group.isPaused && pausedByFailoverId !== null) {
    issues.push(
      warningIssue(
        'STILL_PAUSED_BY_FAILOVER',
        ['protectionGroupId'],
        `Protection group "${group.name}" is still paused by failover ${pausedByFailoverId}, which has not been completed.`,
      ),
    );
  } else if (group.isPaused) {
    issues.push(
      warningIssue(
        'PROTECTION_GROUP_PAUSED',
        ['protectionGroupId'],
        `Protection group "${group.name}" is paused.`,
      ),
    );
  }
  const chosen = new Set(configuration.objectIds);
  const leftBehind = snapshot.groupObjects.filter(({ objectId }) => !chosen.has(objectId));
  // Whoever named a container means what is in it, and is told so.
  if (leftBehind.length > 0 && snapshot.containerIds.size === 0) {
    issues.push(
      warningIssue(
        'OBJECTS_LEFT_BEHIND',
        ['objects'],
        `Protection group "${group.name}" also holds ${nameSome(leftBehind)}, which will not be failed over.`,
      ),
    );
  }
  if (configuration.runType === 'FULL') {
    issues.push(
      warningIssue(
        'FULL_RUN_IS_SLOW',
        ['runType'],
        'A full run copies everything: an incremental one has the smallest delta.',
      ),
    );
  }
  if (!configuration.pauseNextRuns && nextRunAt !== null && nextRunAt.getTime() - now.getTime() <= SOON_MS) {
    issues.push(
      warningIssue(
        'NEXT_RUN_MAY_INTERFERE',
        ['pauseNextRuns'],
        `The next run of "${group.name}" is due at ${nextRunAt.toISOString()}: set pauseNextRuns to keep it from interfering.`,
      ),
    );
  }
  return issues;
}
