import type { Answer } from './api.ts';

type Execute = (query: string, variables?: unknown) => Promise<Answer>;

/** A configuration as a client sends it. */
export interface ConfigurationInput {
  readonly protectionGroupId: string;
  readonly replicationClusterId: string;
  readonly objects: readonly { readonly objectId: string }[];
}

const INVENTORY = `{ clusters { protectionGroups(first: 100, filter: { isActive: true, isDeleted: false }) { nodes {
  protectionGroupId isPaused environment objects { objectId } policy { replicatesTo { id } } } } } }`;

const CREATE = `mutation Create($configuration: FailoverRunConfigurationInput!) {
  createFailoverRunConfiguration(input: { configuration: $configuration }) { configuration { id } issues { code } } }`;

const START = `mutation Start($configurationId: ID!) {
  startPlannedRun(input: { configurationId: $configurationId }) { plannedRun { id failoverId } issues { code } } }`;

/** A configuration for each VMware group that the simulator replicates, as the API shows them. */
export async function describeRuns(execute: Execute): Promise<ConfigurationInput[]> {
  const { data } = await execute(INVENTORY);
  const described: ConfigurationInput[] = [];
  for (const cluster of data.clusters) {
    for (const { protectionGroupId, isPaused, environment, objects, policy } of cluster.protectionGroups
      .nodes) {
      const replicationClusterId = policy?.replicatesTo[0]?.id;
      if (environment !== 'kVMware' || isPaused || replicationClusterId === undefined) continue;
      const objectIds = objects.map(({ objectId }: { objectId: string }) => ({ objectId }));
      described.push({ protectionGroupId, replicationClusterId, objects: objectIds });
    }
  }
  return described;
}

/** Stores the configuration and starts its run; answers with the run's ids. */
export async function startRun(
  execute: Execute,
  configuration: ConfigurationInput,
): Promise<{ readonly id: string; readonly failoverId: string }> {
  const created = await execute(CREATE, { configuration });
  const configurationId = created.data?.createFailoverRunConfiguration.configuration?.id;
  const started = await execute(START, { configurationId });
  const { plannedRun } = started.data?.startPlannedRun ?? {};
  if (!plannedRun) throw new Error(`no run was started: ${JSON.stringify([created, started])}`);
  return plannedRun;
}
