import { eq } from 'drizzle-orm';
import type { Simulator } from 'planned-failover-simulator';
import type { CohesityCluster } from '../../src/cohesity/cohesity-cluster.ts';
import { ClusterError } from '../../src/core/clusters/cluster-error.ts';
import type { FailoverRunConfigurationDraft } from '../../src/core/configurations/rules/failover-run-configuration.ts';
import { requestBody } from '../../src/core/configurations/rules/request-body.ts';
import type { PlannedRunPreview } from '../../src/core/previews/planned-run-preview.ts';
import { plannedRuns } from '../../src/store/planned-runs/tables.ts';
import type { openTestApi } from '../support/api.ts';
import { enqueueNothing } from '../support/planned-runs.ts';
import {
  control,
  type GroupState,
  type PlannedRunState,
  type SimulatorState,
  stateOf,
} from '../support/simulator-control.ts';
import {
  choose,
  type EarlierPlannedRun,
  EXTRA_GROUPS,
  type OrdinaryRun,
  type Situation,
} from './situation.ts';

/** The service, and the clusters behind it. */
export interface Stage {
  /** Alpha's groups as every situation finds them. */
  readonly groups: readonly GroupState[];
  /** Of whatever configuration: what matters of earlier planned runs is on the cluster. */
  readonly configurationDigest: string;
  readonly api: Awaited<ReturnType<typeof openTestApi>>;
  readonly simulator: Simulator;
}

/** What was foretold, and what came of it. */
export interface Comparison {
  /** Under which the run was submitted past the service. */
  readonly failoverId: string;
  readonly preview: PlannedRunPreview;
  readonly before: SimulatorState;
  readonly after: SimulatorState;
  /** What the cluster recorded; `null` when it refused the run. */
  readonly plannedRun: PlannedRunState | null;
  readonly refusal: ClusterError | null;
}

let lastNumber = 0;

/** What the simulator is started with and set back to before each situation. */
export const START = { seed: 1, extraGroups: EXTRA_GROUPS.length };

/** Sets the situation up, previews, then submits the same configuration past the service's own checks. */
export async function enact(stage: Stage, situation: Situation): Promise<Comparison> {
  const { api, simulator } = stage;
  await control(simulator, 'POST', 'reset', START);
  const focus = await prepareGroups(stage, situation);
  const groupAt = (position: number) => focus[position % focus.length] as GroupState;
  for (const earlier of situation.earlierPlannedRuns)
    await startEarlierPlannedRun(
      stage,
      groupAt(situation.configuration.group + earlier.groupOffset),
      earlier,
    );
  for (const run of situation.runs) await startOrdinaryRun(simulator, groupAt(run.group), run);

  const { group, isGroupGiven, objects, foreignObject, view, ...rest } = situation.configuration;
  const chosen = choose(groupAt(group).objectIds.map(BigInt), objects);
  const draft: FailoverRunConfigurationDraft = {
    ...rest,
    viewId: viewOf(groupAt(group), view),
    protectionGroupId: isGroupGiven ? groupAt(group).id : null,
    objects: [...new Set([...chosen, ...(foreignObject === null ? [] : [foreignObject])])].map(
      (objectId) => ({
        objectId,
      }),
    ),
  };
  const alpha = alphaOf(stage);
  const preview = await api.useCases.previews.previewDraft(draft, alpha.configuredId);
  const before = stateOf(simulator);
  const failoverId = `tried-${++lastNumber}`;
  const refusal = await submit(alpha, failoverId, preview);
  const after = stateOf(simulator);
  if (situation.earlierPlannedRuns.length > 0) await forgetEarlierPlannedRuns(stage);
  const plannedRun = plannedRunOf(after, failoverId);
  return { failoverId, preview, before, after, plannedRun, refusal };
}

/** What the cluster recorded of the failover's planned run; `null` when there is none. */
export function plannedRunOf({ failovers }: SimulatorState, failoverId: string): PlannedRunState | null {
  return failovers.find((failover) => failover.failoverId === failoverId)?.plannedRuns[0] ?? null;
}

function viewOf({ name }: GroupState, view: Situation['configuration']['view']): bigint | null {
  if (typeof view === 'bigint') return view;
  return view === 'ofGroup' && name === 'Finance share' ? 31n : null;
}

function alphaOf({ api }: Stage): CohesityCluster {
  const alpha = api.clusters.find(({ name }) => name === 'alpha');
  if (alpha === undefined) throw new Error('the simulator has no cluster alpha');
  return alpha;
}

async function submit(
  alpha: CohesityCluster,
  failoverId: string,
  { configuration }: PlannedRunPreview,
): Promise<ClusterError | null> {
  if (configuration === null)
    throw new Error('situations hold no configurations that are faulty in themselves');
  try {
    await alpha.startPlannedRun(failoverId, requestBody(configuration));
    return null;
  } catch (error) {
    if (error instanceof ClusterError) return error;
    throw error;
  }
}

/** Gives the groups that are there for the situation their members; answers with the groups of the focus. */
async function prepareGroups(
  { simulator, groups }: Stage,
  { extraGroups, focus }: Situation,
): Promise<readonly GroupState[]> {
  const prepared = new Map(groups.map((group) => [group.name, group]));
  await Promise.all(
    extraGroups.map((changes, index) => {
      const group = prepared.get(EXTRA_GROUPS[index] as string) as GroupState;
      prepared.set(group.name, { ...group, ...changes, objectIds: changes.memberIds.map(String) });
      return control(simulator, 'POST', 'groups', {
        cluster: 'alpha',
        protectionGroupId: group.id,
        ...changes,
      });
    }),
  );
  return focus.map((name) => prepared.get(name) as GroupState);
}

async function startOrdinaryRun(simulator: Simulator, group: GroupState, run: OrdinaryRun): Promise<void> {
  // The cluster's answer about an object does not name groups that are gone, and so neither are their runs found.
  if (group.isDeleted) return;
  const { backupStatus, replications, archivals, objects } = run;
  await control(simulator, 'POST', 'runs', {
    cluster: 'alpha',
    protectionGroupId: group.id,
    ...(objects === null ? {} : { objectIds: choose(group.objectIds, objects) }),
    backupStatus,
    replications,
    archivals,
  });
}

/** Recorded by this service as its start leaves it, then accepted by the cluster; nothing where it is not. */
async function startEarlierPlannedRun(
  stage: Stage,
  group: GroupState,
  earlier: EarlierPlannedRun,
): Promise<void> {
  const { api, simulator } = stage;
  const alpha = alphaOf(stage);
  const { replicationClusterId, cancelNonFailoverRuns, pauseNextRuns } = earlier;
  const draft = {
    replicationClusterId,
    cancelNonFailoverRuns,
    pauseNextRuns,
    objects: choose(group.objectIds.map(BigInt), earlier.objects).map((objectId) => ({ objectId })),
    protectionGroupId: group.id,
    runType: null,
    viewId: null,
  };
  const { configuration } = api.useCases.configurations.validate(draft, alpha.configuredId);
  if (configuration === null) throw new Error('an earlier planned run has a faulty configuration');
  const failoverId = `earlier-${++lastNumber}`;
  const outcome = await api.repositories.plannedRuns.record(
    {
      failoverId,
      configurationDigest: stage.configurationDigest,
      sourceClusterId: alpha.configuredId,
      replicationClusterId,
      protectionGroupId: group.id,
      reason: null,
      startedBy: 'test',
      createdAt: new Date(),
    },
    [],
    enqueueNothing,
  );
  if (outcome.kind !== 'RECORDED') return;
  try {
    await alpha.startPlannedRun(failoverId, requestBody(configuration));
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    await forgetEarlierPlannedRuns(stage, failoverId);
    return;
  }
  await control(simulator, 'POST', 'clock', { advanceSeconds: earlier.seconds });
  await placeOperations(stage, failoverId, earlier);
}

async function placeOperations(
  stage: Stage,
  failoverId: string,
  { backupStatus, replicationStatus }: EarlierPlannedRun,
): Promise<void> {
  const [known] = await alphaOf(stage).pollPlannedRuns([failoverId]);
  if (known?.runId == null) return;
  for (const [kind, status] of [
    ['backup', backupStatus],
    ['replication', replicationStatus],
  ]) {
    const operation = { cluster: 'alpha', runId: known.runId, kind, status };
    if (status !== null) await control(stage.simulator, 'POST', 'operations', operation);
  }
}

/** So that they do not stand in the way of the next situation, which has groups of the same ids. */
async function forgetEarlierPlannedRuns({ api }: Stage, only?: string): Promise<void> {
  const { database } = api.database;
  await database.delete(plannedRuns).where(only === undefined ? undefined : eq(plannedRuns.failoverId, only));
}
