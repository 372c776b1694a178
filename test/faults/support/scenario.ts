import type { SimulatorProgram } from './processes.ts';

/** A protection group of one object on the source cluster, and the cluster that its policy replicates to. */
export interface SmallGroup {
  readonly protectionGroupId: string;
  readonly objectId: string;
  readonly replicationClusterId: string;
}

interface SimulatorState {
  readonly clusters: readonly { readonly name: string; readonly id: string }[];
  readonly groups: readonly {
    readonly cluster: string;
    readonly name: string;
    readonly id: string;
    readonly objectIds: readonly string[];
  }[];
}

/** The simulator's extra groups, so many as it was started with. */
export async function smallGroups(simulator: SimulatorProgram): Promise<readonly SmallGroup[]> {
  const { clusters, groups }: SimulatorState = await simulator.control('GET', 'state');
  const replicationClusterId = clusters.find(({ name }) => name === 'beta')?.id ?? '';
  return groups
    .filter(({ cluster, name }) => cluster === 'alpha' && name.startsWith('extra-'))
    .map(({ id, objectIds }) => ({
      protectionGroupId: id,
      objectId: objectIds[0] ?? '',
      replicationClusterId,
    }));
}

/** The configuration of a planned run of the group. */
export function configurationOf(
  { objectId, ...group }: SmallGroup,
  fields: { readonly cancelNonFailoverRuns?: boolean } = {},
) {
  return { ...group, objects: [{ objectId }], ...fields };
}

/** What clusters on bad days do, to the source cluster: the first fault that strikes a request wins. */
export async function setFaults(simulator: SimulatorProgram): Promise<void> {
  const faults = [
    { kind: 'dropAfterEffect', method: 'POST', path: 'planned-run', probability: 0.25 },
    { kind: 'drop', method: 'POST', probability: 0.05 },
    { kind: 'status', status: 500, probability: 0.05 },
    { kind: 'status', status: 503, probability: 0.05 },
    { kind: 'status', status: 429, retryAfterSeconds: 1, probability: 0.02 },
    { kind: 'malformed', method: 'POST', path: 'planned-run', probability: 0.05 },
    { kind: 'slow', ms: 300, probability: 0.05 },
  ];
  for (const fault of faults) await simulator.control('POST', 'faults', { cluster: 'alpha', ...fault });
}

/** A run that the group's schedule might have started at this moment. */
export async function startOrdinaryRun(
  simulator: SimulatorProgram,
  { protectionGroupId }: SmallGroup,
): Promise<void> {
  await simulator.control('POST', 'runs', { cluster: 'alpha', protectionGroupId });
}
