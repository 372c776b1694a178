import type { ProtectionGroup as ProtectionGroupFacts } from '../../core/clusters/cluster-facts.ts';
import type { ClusterName } from '../../core/clusters/cluster-port.ts';
import type { IdentifiedConfiguration } from '../../core/configurations/rules/failover-run-configuration.ts';
import type { FailoverReport as ReportFacts } from '../../core/failovers/report/report.ts';
import type {
  Failover,
  FailoverObject as ObjectFacts,
  StepAttempt,
  StepKind,
} from '../../core/failovers/rules/failover.ts';
import type { PlannedRun } from '../../core/planned-runs/rules/planned-run.ts';
import type { toConnection } from './connection.ts';

/**
 * A configuration, stored or merely valid; the latter has not been created by anyone yet. The objects of a stored one
 * are left in the store until somebody asks for them.
 */
export type FailoverRunConfiguration = Omit<IdentifiedConfiguration, 'objectIds'> & {
  readonly objectIds?: readonly bigint[];
  readonly createdAt: Date | null;
  readonly createdBy: string | null;
};

/** An object in a configuration, and the cluster that knows it. */
export type FailoverRunObject = { readonly objectId: bigint; readonly sourceClusterId: bigint };

/** A page of a list whose length is counted when somebody asks for it. */
export type CountedConnection<Item> = ReturnType<typeof toConnection<Item, unknown>> & {
  readonly count: () => Promise<number>;
};

export type FailoverRunConfigurationConnection = CountedConnection<FailoverRunConfiguration>;

export type PlannedRunConnection = CountedConnection<PlannedRun>;

/** A protection group together with the cluster that it was read from. */
export type ProtectionGroup = ProtectionGroupFacts & { readonly cluster: ClusterName };

/** A step together with its failover: where it stands depends on the others. */
export type FailoverStep = { readonly kind: StepKind; readonly failover: Failover };

/** An attempt together with what it is one at. */
export type FailoverStepAttempt = StepAttempt & { readonly kind: StepKind; readonly failoverId: string };

/** An object together with its failover, which says whose data counts. */
export type FailoverObject = ObjectFacts & { readonly failover: Failover };

/** A report together with its failover, whose clusters have records of their own. */
export type FailoverReport = ReportFacts & { readonly signature: string; readonly failover: Failover };
