import { ClusterError } from '../clusters/cluster-error.ts';
import type { FailoverRunConfigurations } from '../configurations/failover-run-configurations.ts';
import { checkFailoverId, checkReason } from '../planned-runs/rules/request-checks.ts';
import { errorIssue, type Issue } from '../values/issue.ts';
import type { Viewer } from '../values/viewer.ts';
import type { FailoverClusters } from './advance-failover.ts';
import { type ChangeFailover, digestOf, type FailoverOutcome, notFound } from './change-failover.ts';
import type { StepRequest } from './failover-requests.ts';
import { refusalsOf } from './rules/actions.ts';
import { beginFailover, type FailoverBeginning, markFailedBack } from './rules/course.ts';
import type { Failover } from './rules/failover.ts';
import type { ActivationPlan } from './rules/failover-plan.ts';
import type { GateRequest } from './rules/gates.ts';
import { beginningOf } from './rules/requests/beginnings.ts';
import { checkGates, checkRecovery, type RecoveryRequest } from './rules/requests/checks.ts';

/** Begins a new failover with the roles exchanged from a completed one. */
export interface FailBackRequest extends StepRequest {
  readonly newFailoverId: string;
  readonly recovery: RecoveryRequest | null;
  readonly activation: ActivationPlan | null;
  readonly keepFailoverObjects: boolean | null;
  readonly gates: readonly GateRequest[];
  /** For views: whether to replicate back again. */
  readonly reverseReplication: boolean | null;
}

/** Failing back: the same as a failover, with the roles of the clusters exchanged. */
export class FailBack {
  readonly #change: ChangeFailover;
  readonly #configurations: Pick<FailoverRunConfigurations, 'create'>;
  readonly #clusters: FailoverClusters;

  constructor(
    change: ChangeFailover,
    configurations: Pick<FailoverRunConfigurations, 'create'>,
    clusters: FailoverClusters,
  ) {
    this.#change = change;
    this.#configurations = configurations;
    this.#clusters = clusters;
  }

  /** Answers with the new failover; both know of each other. The same request again answers with the same. */
  async failBack(request: FailBackRequest, viewer: Viewer): Promise<FailoverOutcome> {
    const { failoverId, newFailoverId, reason } = request;
    const completed = await this.#change.find(failoverId);
    if (completed === null) return { failover: null, issues: [notFound(failoverId)] };
    const faults = [
      ...checkFailoverId(newFailoverId, 'newFailoverId'),
      ...checkReason(reason),
      ...(completed.kind === 'OBJECTS' ? objectFaults(request) : viewFaults(request)),
    ];
    if (faults.length > 0) return { failover: null, issues: faults };
    const digest = digestOf({ ...request, reason: null });
    const there = await this.#change.find(newFailoverId);
    if (there !== null) {
      const message = `Failover ${newFailoverId} is there already, and was not begun by this request: choose another id.`;
      const taken = [errorIssue('FAILOVER_ID_IN_USE', ['newFailoverId'], message)];
      if (there.requestDigest !== digest) return { failover: there, issues: taken };
      await this.#link(request, viewer);
      return { failover: there, issues: [] };
    }
    const refusals = refusalsOf(completed, 'FAIL_BACK');
    if (refusals.length > 0) return { failover: null, issues: refusals };
    const beginning =
      completed.kind === 'OBJECTS'
        ? await this.#ofObjects(completed, request, viewer)
        : await this.#ofView(completed, request);
    if (!('failoverId' in beginning)) return { failover: null, issues: beginning };
    const begun = beginFailover(
      { ...beginning, requestDigest: digest },
      { actor: viewer.name, at: this.#change.now() },
    );
    const recorded = await this.#change.begin(begun);
    if (recorded === null) return this.failBack(request, viewer);
    await this.#link(request, viewer);
    return { failover: recorded, issues: [] };
  }

  /** The completed failover learns of the one that takes it back; may be repeated. */
  async #link(request: FailBackRequest, viewer: Viewer): Promise<void> {
    const { failoverId, newFailoverId, reason } = request;
    const asked = {
      failoverId,
      action: 'FAIL_BACK',
      content: newFailoverId,
      faults: [],
      reason,
      viewer,
    } as const;
    await this.#change.request(asked, (failover, act) => markFailedBack(failover, newFailoverId, act));
  }

  /** What was recovered is failed over now, from the group that protects it since activation. */
  async #ofObjects(
    completed: Failover,
    request: FailBackRequest,
    viewer: Viewer,
  ): Promise<FailoverBeginning | readonly Issue[]> {
    const { newFailoverId, reason, recovery, activation, keepFailoverObjects, gates } = request;
    const objects = await this.#change.objects(completed.failoverId);
    const activated = objects.filter(({ verdict }) => verdict === 'ACTIVATED');
    const { configuration, issues } = await this.#configurations.create(
      {
        replicationClusterId: completed.sourceClusterId,
        objects: activated.flatMap(({ recoveredObjectId }) =>
          recoveredObjectId === null ? [] : [{ objectId: recoveredObjectId }],
        ),
        protectionGroupId: completed.reverseReplication.protectionGroupId,
        pauseNextRuns: true,
      },
      completed.replicationClusterId,
      viewer,
    );
    if (configuration === null || recovery === null || activation === null) return issues;
    const { isDoneElsewhere: _, ...recoveryPlan } = recovery;
    return {
      ...beginningOf(newFailoverId, configuration, reason),
      failsBackFailoverId: completed.failoverId,
      gates,
      plan: { recovery: recoveryPlan, activation, keepFailoverObjects },
    };
  }

  /** The view on the old source is the replicated one now. */
  async #ofView(
    completed: Failover,
    request: FailBackRequest,
  ): Promise<FailoverBeginning | readonly Issue[]> {
    const { newFailoverId, reason, reverseReplication } = request;
    const replicaViewId = await this.#counterpart(completed);
    if (typeof replicaViewId !== 'bigint') return replicaViewId;
    return {
      failoverId: newFailoverId,
      kind: 'VIEW',
      isPlanned: true,
      sourceClusterId: completed.replicationClusterId,
      replicationClusterId: completed.sourceClusterId,
      configurationDigest: null,
      protectionGroupId: null,
      replicaViewId,
      reason,
      failsBackFailoverId: completed.failoverId,
      objects: [],
      plan: { reverseReplication },
      gates: null,
      queue: ['PREPARE'],
      requestDigest: '',
    };
  }

  async #counterpart({ replicationClusterId, replicaViewId }: Failover): Promise<bigint | readonly Issue[]> {
    const cluster = this.#clusters.byId(replicationClusterId);
    if (cluster === undefined || replicaViewId === null) {
      const message = `Cluster ${replicationClusterId} is not among the clusters that this service knows.`;
      return [errorIssue('CLUSTER_UNKNOWN', ['failoverId'], message)];
    }
    try {
      const view = await cluster.view(replicaViewId);
      if (view?.remoteViewId != null) return view.remoteViewId;
      const message = `Cluster ${cluster.name} does not say which view on the other cluster view ${replicaViewId} stands for.`;
      return [errorIssue('VIEW_NOT_FOUND', ['failoverId'], message)];
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      return [errorIssue('CLUSTER_UNREACHABLE', ['failoverId'], error.message)];
    }
  }
}

function objectFaults({
  recovery,
  activation,
  keepFailoverObjects,
  gates,
}: FailBackRequest): readonly Issue[] {
  const missing = (
    [
      ['recovery', recovery],
      ['activation', activation],
      ['keepFailoverObjects', keepFailoverObjects],
    ] as const
  ).flatMap(([field, value]) =>
    value === null ? [errorIssue('MISSING_INPUT', [field], `Failing back objects needs ${field}.`)] : [],
  );
  return [
    ...missing,
    ...(recovery === null ? [] : checkRecovery(recovery, ['recovery'])),
    ...checkGates(gates),
    ...unacknowledgedTimers(gates),
  ];
}

/** Failing back has no field by which anybody could acknowledge what a timer does behind the last gate. */
function unacknowledgedTimers(gates: readonly GateRequest[]): readonly Issue[] {
  return gates.flatMap(({ gate, onTimeout }, position) => {
    if (gate !== 'ACCEPT' || onTimeout === 'HOLD') return [];
    const message = 'Failing back stops at the gate ACCEPT for a person: leave its timer out.';
    return [errorIssue('ACKNOWLEDGEMENT_REQUIRED', ['gates', String(position), 'onTimeout'], message)];
  });
}

function viewFaults({ reverseReplication }: FailBackRequest): readonly Issue[] {
  if (reverseReplication !== null) return [];
  const message = 'Failing back a view needs reverseReplication: whether to replicate back again.';
  return [errorIssue('MISSING_INPUT', ['reverseReplication'], message)];
}
