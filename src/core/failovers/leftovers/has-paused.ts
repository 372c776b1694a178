import type { FailoverRunConfiguration } from '../../configurations/rules/failover-run-configuration.ts';
import type { Failover } from '../rules/failover.ts';
import { newestAttempt } from '../rules/steps.ts';

/** Whether the failover had its group paused: a run that the cluster never accepted paused nothing. */
export function hasPaused(
  failover: Failover,
  configuration: Pick<FailoverRunConfiguration, 'pauseNextRuns'> | null | undefined,
): boolean {
  return configuration?.pauseNextRuns === true && newestAttempt(failover, 'PLANNED_RUN')?.acceptedAt != null;
}
