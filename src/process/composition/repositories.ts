import type { EnqueueWork } from '../../core/failovers/failover-port.ts';
import type { Clock } from '../../core/values/clock.ts';
import { FailoverRunConfigurationRepository } from '../../store/configurations/failover-run-configurations.ts';
import { translatingErrors } from '../../store/database/outages.ts';
import type { OpenDatabase } from '../../store/database/types.ts';
import { EndedRunRepository } from '../../store/failovers/ended-runs.ts';
import { FailoverRepository } from '../../store/failovers/failovers.ts';
import { PlannedRunJoin } from '../../store/failovers/planned-run-join.ts';
import { PlannedRunRepository } from '../../store/planned-runs/planned-runs.ts';
import { StoredReportKey } from '../../store/reports/report-key.ts';

/** What a process needs of the database: repositories, each used by several use cases. */
export interface Repositories {
  readonly configurations: FailoverRunConfigurationRepository;
  readonly plannedRuns: PlannedRunRepository;
  readonly endedRuns: EndedRunRepository;
  readonly failovers: FailoverRepository;
  readonly join: PlannedRunJoin;
  readonly reportKey: StoredReportKey;
}

/** @param enqueue what puts the jobs of failovers into the queue, in the transaction that gives them something to do */
export function createRepositories(
  database: OpenDatabase,
  enqueue: EnqueueWork,
  { now }: Pick<Clock, 'now'>,
): Repositories {
  const join = new PlannedRunJoin(database, enqueue, now);
  return {
    configurations: translatingErrors(new FailoverRunConfigurationRepository(database.database)),
    plannedRuns: translatingErrors(new PlannedRunRepository(database, join)),
    endedRuns: translatingErrors(new EndedRunRepository(database)),
    failovers: translatingErrors(new FailoverRepository(database, now)),
    join: translatingErrors(join),
    reportKey: translatingErrors(new StoredReportKey(database.database)),
  };
}
