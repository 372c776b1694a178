import { ClusterError } from '../clusters/cluster-error.ts';
import type { Clusters } from '../clusters/clusters.ts';
import type { FailoverRunConfigurationStore } from '../configurations/configuration-port.ts';
import type { FailoverRunConfigurationRecord } from '../configurations/rules/failover-run-configuration.ts';
import { checkFailoverId, checkReason } from '../planned-runs/rules/request-checks.ts';
import { errorIssue } from '../values/issue.ts';
import type { Viewer } from '../values/viewer.ts';
import { type ChangeFailover, digestOf, type FailoverOutcome } from './change-failover.ts';
import type { StepRequest } from './failover-requests.ts';
import { findReplicas, type NamedByHand } from './replicas.ts';
import { beginFailover, requestSteps } from './rules/course.ts';
import { withReplicas } from './rules/objects/match-replicas.ts';
import { beginningOf } from './rules/requests/beginnings.ts';
import {
  clusterUnknown,
  configurationNotFound,
  otherConfiguration,
} from './rules/requests/request-issues.ts';

export interface InitiateRequest extends StepRequest {
  /** `null` when the id that the client sent is not one of a configuration. */
  readonly configurationDigest: string | null;
  readonly replicaProtectionGroupId: string | null;
  readonly replicas: readonly NamedByHand[];
}

/** The first step of a failover of objects on the replication cluster, by hand. */
export class InitiateFailover {
  readonly #change: ChangeFailover;
  readonly #clusters: Clusters;
  readonly #configurations: Pick<FailoverRunConfigurationStore, 'findByDigests'>;

  constructor(
    change: ChangeFailover,
    clusters: Clusters,
    configurations: Pick<FailoverRunConfigurationStore, 'findByDigests'>,
  ) {
    this.#change = change;
    this.#clusters = clusters;
    this.#configurations = configurations;
  }

  /** Upstream init, once the replica of every object is certain. Begins the failover if its id is new. */
  async initiate(request: InitiateRequest, viewer: Viewer): Promise<FailoverOutcome> {
    const { failoverId, configurationDigest, reason } = request;
    const faults = [...checkFailoverId(failoverId), ...checkReason(reason)];
    const configuration = await this.#configuration(configurationDigest);
    if (configuration === null) faults.push(configurationNotFound());
    if (configuration === null || faults.length > 0)
      return { failover: await this.#change.find(failoverId), issues: faults };
    const begun = await this.#beginInitiating(request, configuration, viewer);
    if (begun !== null) return begun;
    const content = contentOf(request);
    return this.#change.request(
      { failoverId, action: 'INITIATE_FAILOVER', content, faults: [], reason, viewer },
      async (failover, asked) => {
        if (failover.configurationDigest !== configuration.digest) return [otherConfiguration(failoverId)];
        const found = await this.#findReplicas(configuration, failover.protectionGroupId, request);
        if (found.issues.length > 0) return found.issues;
        const objects = await this.#change.objects(failoverId);
        const changed = withReplicas(objects, found.matches);
        const plan = { replicaProtectionGroupId: found.replicaProtectionGroupId };
        return requestSteps(failover, ['INITIATE'], plan, asked, { all: changed, changed });
      },
    );
  }

  async #configuration(digest: string | null): Promise<FailoverRunConfigurationRecord | null> {
    const [configuration] = digest === null ? [] : await this.#configurations.findByDigests([digest]);
    return configuration ?? null;
  }

  /** Records a failover that begins with its initiation; `null` where it is there already. */
  async #beginInitiating(
    request: InitiateRequest,
    configuration: FailoverRunConfigurationRecord,
    viewer: Viewer,
  ): Promise<FailoverOutcome | null> {
    const { failoverId, reason } = request;
    if ((await this.#change.find(failoverId)) !== null) return null;
    const found = await this.#findReplicas(configuration, configuration.protectionGroupId, request);
    if (found.issues.length > 0) return { failover: null, issues: found.issues };
    const beginning = beginningOf(failoverId, configuration, reason);
    const digest = digestOf(contentOf(request));
    const begun = beginFailover(
      {
        ...beginning,
        objects: withReplicas(beginning.objects, found.matches),
        plan: { replicaProtectionGroupId: found.replicaProtectionGroupId },
        queue: ['INITIATE'],
        requestDigest: digest,
      },
      { actor: viewer.name, at: this.#change.now() },
    );
    const accepted = { INITIATE_FAILOVER: digest };
    const failover = await this.#change.begin({ ...begun, failover: { ...begun.failover, accepted } });
    return failover === null ? null : { failover, issues: [] };
  }

  async #findReplicas(
    configuration: FailoverRunConfigurationRecord,
    protectionGroupId: string | null,
    request: InitiateRequest,
  ) {
    const source = this.#clusters.byId(configuration.sourceClusterId);
    const replication = this.#clusters.byId(configuration.replicationClusterId);
    const unknown = [
      ...(source === undefined ? [clusterUnknown(configuration.sourceClusterId)] : []),
      ...(replication === undefined ? [clusterUnknown(configuration.replicationClusterId)] : []),
    ];
    if (source === undefined || replication === undefined)
      return { matches: [], replicaProtectionGroupId: null, issues: unknown };
    try {
      return await findReplicas(source, replication, configuration, protectionGroupId, request);
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      const issues = [errorIssue('CLUSTER_UNREACHABLE', [], error.message)];
      return { matches: [], replicaProtectionGroupId: null, issues };
    }
  }
}

function contentOf({ configurationDigest, replicaProtectionGroupId, replicas }: InitiateRequest) {
  return { configurationDigest, replicaProtectionGroupId, replicas };
}
