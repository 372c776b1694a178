import { warningIssue } from '../../values/issue.ts';
import type { RepeatableStep, StepResult } from './step-handler.ts';

/**
 * Resumes the group that the planned run had paused, if the end of the failover has not done so. What exactly ends
 * the pause is not published: the group itself says.
 */
export const releasePause: RepeatableStep = {
  kind: 'REPEATABLE',
  async carryOn(context): Promise<StepResult> {
    const { failover, configuration, source } = context;
    const { protectionGroupId } = failover;
    const mayHavePaused = configuration?.pauseNextRuns === true && context.run?.submissionAttemptedAt != null;
    if (!mayHavePaused || protectionGroupId === null)
      return { kind: 'SKIPPED', message: 'The failover has not paused the group.' };
    const group = await source.protectionGroup(protectionGroupId);
    if (group === null || !group.isPaused) return done('The group is not paused.');
    const others = await context.pausedByOthers();
    if (others.length > 0) return stillPaused(protectionGroupId, others);
    await source.pauseOrResumeGroups('RESUME', [protectionGroupId]);
    return { kind: 'WAIT' };
  },
};

function stillPaused(protectionGroupId: string, others: readonly string[]): StepResult {
  const message = `Protection group ${protectionGroupId} stays paused for failover ${others.join(', ')}.`;
  return {
    kind: 'SUCCEEDED',
    outcome: { message, issues: [warningIssue('PROTECTION_GROUP_PAUSED', [], message)] },
  };
}

function done(message: string): StepResult {
  return { kind: 'SUCCEEDED', outcome: { message } };
}
