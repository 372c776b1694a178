import { ClusterError } from '../clusters/cluster-error.ts';
import type { Clusters } from '../clusters/clusters.ts';
import { checkFailoverId, checkReason } from '../planned-runs/rules/request-checks.ts';
import { errorIssue, type Issue } from '../values/issue.ts';
import type { Viewer } from '../values/viewer.ts';
import { type ChangeFailover, digestOf, type FailoverOutcome } from './change-failover.ts';
import type { StepRequest } from './failover-requests.ts';
import { beginFailover, requestSteps } from './rules/course.ts';
import { checkAcknowledgement } from './rules/requests/checks.ts';
import { clusterUnknown } from './rules/requests/request-issues.ts';

/** Which view, on which cluster, and whether to replicate back. */
export interface ViewRequest extends StepRequest {
  readonly replicationClusterId: bigint;
  /** Upstream id of the replicated view on the replication cluster. */
  readonly replicaViewId: bigint;
  readonly reverseReplication: boolean;
}

/** The steps of the failover of a view, each by hand: there is no guided way. */
export class ViewFailovers {
  readonly #change: ChangeFailover;
  readonly #clusters: Clusters;

  constructor(change: ChangeFailover, clusters: Clusters) {
    this.#change = change;
    this.#clusters = clusters;
  }

  /** Replicates once more. Repeatable; begins the failover if its id is new. */
  async prepare(request: ViewRequest, viewer: Viewer): Promise<FailoverOutcome> {
    const begun = await this.#begin(request, 'PREPARE', viewer, []);
    if (begun !== null) return begun;
    const { failoverId, reason, reverseReplication } = request;
    return this.#change.request(
      {
        failoverId,
        action: 'PREPARE_VIEW_FAILOVER',
        content: contentOf(request),
        faults: [],
        reason,
        viewer,
      },
      (failover, asked) =>
        isOther(failover, request) ?? requestSteps(failover, ['PREPARE'], { reverseReplication }, asked),
    );
  }

  /** Point of no return: the view becomes writable on the replication cluster. */
  finalize(
    {
      failoverId,
      reason,
      acknowledgePointOfNoReturn,
    }: StepRequest & { readonly acknowledgePointOfNoReturn: boolean },
    viewer: Viewer,
  ): Promise<FailoverOutcome> {
    const faults = [
      ...checkReason(reason),
      ...checkAcknowledgement(
        acknowledgePointOfNoReturn,
        'acknowledgePointOfNoReturn',
        'Finalizing cannot be taken back',
      ),
    ];
    return this.#change.request(
      { failoverId, action: 'FINALIZE_VIEW_FAILOVER', content: null, faults, reason, viewer },
      (failover, asked) => requestSteps(failover, ['FINALIZE'], {}, asked),
    );
  }

  /** Takes over without the source: what was not replicated is lost. */
  async startUnplanned(
    request: ViewRequest & { readonly acknowledgeDataLoss: boolean },
    viewer: Viewer,
  ): Promise<FailoverOutcome> {
    const faults = checkAcknowledgement(
      request.acknowledgeDataLoss,
      'acknowledgeDataLoss',
      'What was not replicated is lost',
    );
    const begun = await this.#begin(request, 'FINALIZE', viewer, faults);
    if (begun !== null) return begun;
    const failover = await this.#change.find(request.failoverId);
    if (failover?.requestDigest === digestOf(contentOf(request))) return { failover, issues: [] };
    const message = `Failover ${request.failoverId} is there already, and was not begun by this request: choose another id.`;
    return { failover, issues: [errorIssue('FAILOVER_ID_IN_USE', ['failoverId'], message)] };
  }

  /** Begins the failover with its first step; `null` where it is there already. */
  async #begin(
    request: ViewRequest,
    first: 'PREPARE' | 'FINALIZE',
    viewer: Viewer,
    faults: readonly Issue[],
  ): Promise<FailoverOutcome | null> {
    const { failoverId, replicationClusterId, replicaViewId, reverseReplication, reason } = request;
    const issues = [...checkFailoverId(failoverId), ...checkReason(reason), ...faults];
    const existing = await this.#change.find(failoverId);
    if (issues.length > 0) return { failover: existing, issues };
    if (existing !== null) return null;
    const source = await this.#sourceOf(request);
    if (typeof source !== 'bigint') return { failover: null, issues: source };
    const digest = digestOf(contentOf(request));
    const begun = beginFailover(
      {
        failoverId,
        kind: 'VIEW',
        isPlanned: first === 'PREPARE',
        sourceClusterId: source,
        replicationClusterId,
        configurationDigest: null,
        protectionGroupId: null,
        replicaViewId,
        reason,
        failsBackFailoverId: null,
        objects: [],
        plan: { reverseReplication },
        gates: null,
        queue: [first],
        requestDigest: digest,
      },
      { actor: viewer.name, at: this.#change.now() },
    );
    const accepted = first === 'PREPARE' ? { PREPARE_VIEW_FAILOVER: digest } : {};
    const failover = await this.#change.begin({ ...begun, failover: { ...begun.failover, accepted } });
    return failover === null ? null : { failover, issues: [] };
  }

  /** The cluster that the view is replicated from, as the replication cluster knows it. */
  async #sourceOf({ replicationClusterId, replicaViewId }: ViewRequest): Promise<bigint | readonly Issue[]> {
    const replication = this.#clusters.byId(replicationClusterId);
    if (replication === undefined) return [at(clusterUnknown(replicationClusterId), 'replicationClusterId')];
    try {
      const view = await replication.view(replicaViewId);
      if (view === null)
        return [
          errorIssue(
            'VIEW_NOT_FOUND',
            ['replicaViewId'],
            `Cluster ${replication.name} has no view ${replicaViewId}.`,
          ),
        ];
      if (view.remoteClusterId !== null) return view.remoteClusterId;
      const others = this.#clusters.all.filter(({ configuredId }) => configuredId !== replicationClusterId);
      const [only] = others;
      if (only !== undefined && others.length === 1) return only.configuredId;
      const message = `Cluster ${replication.name} does not say where view ${replicaViewId} is replicated from.`;
      return [errorIssue('SOURCE_CLUSTER_UNDETERMINED', ['replicaViewId'], message)];
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      return [errorIssue('CLUSTER_UNREACHABLE', ['replicationClusterId'], error.message)];
    }
  }
}

function contentOf({ replicationClusterId, replicaViewId, reverseReplication }: ViewRequest) {
  return { replicationClusterId, replicaViewId, reverseReplication };
}

function isOther(
  failover: {
    readonly failoverId: string;
    readonly replicaViewId: bigint | null;
    readonly replicationClusterId: bigint;
  },
  request: ViewRequest,
): readonly Issue[] | null {
  const isSame =
    failover.replicaViewId === request.replicaViewId &&
    failover.replicationClusterId === request.replicationClusterId;
  if (isSame) return null;
  const message = `Failover ${failover.failoverId} is one of another view: choose another id.`;
  return [errorIssue('FAILOVER_ID_IN_USE', ['failoverId'], message)];
}

function at(issue: Issue, field: string): Issue {
  return { ...issue, path: [field] };
}
