import { ClusterError } from '../clusters/cluster-error.ts';
import type { Clusters } from '../clusters/clusters.ts';
import { nextRunAt } from '../clusters/schedule.ts';
import type { FailoverRunConfigurations } from '../configurations/failover-run-configurations.ts';
import type {
  FailoverRunConfigurationDraft,
  IdentifiedConfiguration,
} from '../configurations/rules/failover-run-configuration.ts';
import { errorIssue, type Issue } from '../values/issue.ts';
import { IssueList } from '../values/issue-list.ts';
import type { EarlierRun, EarlierRuns } from './earlier-runs-port.ts';
import { checkAgainstSource, type ObjectPosition } from './rules/check-against-source.ts';
import { type PreviewEffects, previewDigest, previewEffects } from './rules/preview-effects.ts';
import type { SourceSnapshot } from './rules/source-snapshot.ts';
import { warnAboutSource } from './rules/warn-about-source.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** What is known of a planned run before it starts. */
export interface PlannedRunPreview {
  /** Whether no issue is an error. */
  readonly ready: boolean;
  readonly issues: readonly Issue[];
  /** `null` when the configuration itself is faulty. */
  readonly configuration: IdentifiedConfiguration | null;
  /** The group that the run belongs to, given or found; `null` when that could not be told. */
  readonly protectionGroupId: string | null;
  /** `null` when an error keeps the effects from being known. */
  readonly digest: string | null;
  readonly effects: PreviewEffects | null;
}

/** Tells what a planned run would do, from what the source cluster reports at this moment. */
export class PlannedRunPreviews {
  readonly #clusters: Clusters;
  readonly #configurations: FailoverRunConfigurations;
  readonly #earlierRuns: EarlierRuns;
  readonly #now: () => Date;

  constructor(
    clusters: Clusters,
    configurations: FailoverRunConfigurations,
    earlierRuns: EarlierRuns,
    now: () => Date,
  ) {
    this.#clusters = clusters;
    this.#configurations = configurations;
    this.#earlierRuns = earlierRuns;
    this.#now = now;
  }

  /** Checks a draft by all rules, with and without a cluster; object positions in paths are the draft's. */
  async previewDraft(
    draft: FailoverRunConfigurationDraft,
    sourceClusterId: bigint | null,
  ): Promise<PlannedRunPreview> {
    const { issues, configuration } = this.#configurations.validate(draft, sourceClusterId);
    if (configuration === null) return unready(issues, null);
    const positions = new Map(draft.objects.map(({ objectId }, index) => [objectId, index]));
    return this.#preview(configuration, (objectId) => positions.get(objectId) ?? 0);
  }

  /** The same for a valid configuration; object positions in paths are those of its own ascending list. */
  async previewConfiguration(configuration: IdentifiedConfiguration): Promise<PlannedRunPreview> {
    return this.#preview(configuration, (objectId) => configuration.objectIds.indexOf(objectId));
  }

  async #preview(
    configuration: IdentifiedConfiguration,
    positionOf: ObjectPosition,
  ): Promise<PlannedRunPreview> {
    const source = this.#clusters.byId(configuration.sourceClusterId);
    const sourcePath = pathOfSource(configuration);
    if (source === undefined) {
      const message = `Cluster ${configuration.sourceClusterId} is not among the clusters that this service knows.`;
      return unready([errorIssue('CLUSTER_UNKNOWN', sourcePath, message)], configuration);
    }
    let snapshot: SourceSnapshot;
    try {
      const identity = await source.identity();
      if (identity.id !== source.configuredId) {
        const message = `The cluster configured as ${source.name} with id ${source.configuredId} answers as ${identity.name} with id ${identity.id}.`;
        return unready([errorIssue('CLUSTER_MISMATCH', sourcePath, message)], configuration);
      }
      // Where nothing is canceled, no run need be spared.
      const spared = configuration.cancelNonFailoverRuns
        ? await this.#earlierRuns.unfinishedOn(configuration.sourceClusterId)
        : [];
      snapshot = await takeSnapshot(source, identity, configuration, spared);
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      return unready([errorIssue('CLUSTER_UNREACHABLE', sourcePath, error.message)], configuration);
    }
    return this.#judge(configuration, snapshot, positionOf);
  }

  async #judge(
    configuration: IdentifiedConfiguration,
    snapshot: SourceSnapshot,
    positionOf: ObjectPosition,
  ): Promise<PlannedRunPreview> {
    // When the next run is due depends on the cluster's clock, not on ours.
    const now = snapshot.identity.answeredAt ?? this.#now();
    const earlier = await this.#earlierRuns.of(configuration.sourceClusterId, snapshot.group);
    const next =
      snapshot.group && nextRunAt(snapshot.group, snapshot.policy, snapshot.recentRuns[0] ?? null, now);
    const found = new IssueList();
    checkAgainstSource(configuration, snapshot, positionOf, found);
    found.addAll(busyWith(earlier.unfinished));
    found.addAll(warnAboutSource(configuration, snapshot, next, earlier.pausedByFailoverId, now));
    const issues = found.toArray();
    const protectionGroupId = snapshot.group?.id ?? null;
    if (found.hasErrors) return { ...unready(issues, configuration), protectionGroupId };
    const effects = previewEffects(configuration, snapshot, next);
    return {
      ready: true,
      issues,
      configuration,
      protectionGroupId,
      digest: previewDigest(configuration, protectionGroupId, effects),
      effects,
    };
  }
}

/** The field that named the source cluster. */
function pathOfSource({ protectionGroupId, sourceClusterId }: IdentifiedConfiguration): readonly string[] {
  return protectionGroupId?.startsWith(`${sourceClusterId}:`) ? ['protectionGroupId'] : ['sourceClusterId'];
}

/** The issue that the group has a run already; when it starts, a unique index decides. */
export function busyWith(run: EarlierRun | null): Issue[] {
  if (run === null) return [];
  const message = `The protection group has a planned run already: failover ${run.failoverId}, ${run.status.toLowerCase()}.`;
  return [errorIssue('PLANNED_RUN_IN_PROGRESS', ['protectionGroupId'], message)];
}

function unready(issues: readonly Issue[], configuration: IdentifiedConfiguration | null): PlannedRunPreview {
  return { ready: false, issues, configuration, protectionGroupId: null, digest: null, effects: null };
}
