import type { SimulatorProgram } from './processes.ts';

/** What the source cluster itself says of one failover. */
export interface ClustersWord {
  /** How often a planned run was accepted under the id. */
  readonly accepted: number;
  /** Status that the run must have in the end; `null` while it has not ended on the cluster. */
  readonly end: 'SUCCEEDED' | 'CANCELED' | 'FAILED' | null;
}

interface SimulatorState {
  readonly failovers: readonly {
    readonly cluster: string;
    readonly failoverId: string;
    readonly acceptedPlannedRuns: number;
    readonly plannedRuns: readonly { readonly runId: string | null; readonly stage: string }[];
  }[];
  readonly runs: readonly {
    readonly cluster: string;
    readonly id: string;
    readonly backup: { readonly status: string };
    readonly replications: readonly { readonly status: string }[];
  }[];
}

/** What the source cluster says of every failover that it has heard of. */
export async function clustersWord(simulator: SimulatorProgram): Promise<ReadonlyMap<string, ClustersWord>> {
  const state: SimulatorState = await simulator.control('GET', 'state');
  const runs = new Map(state.runs.filter(({ cluster }) => cluster === 'alpha').map((run) => [run.id, run]));
  return new Map(
    state.failovers
      .filter(({ cluster }) => cluster === 'alpha')
      .map(({ failoverId, acceptedPlannedRuns, plannedRuns }) => {
        const [planned] = plannedRuns;
        const run = runs.get(planned?.runId ?? '');
        const statuses = [run?.backup.status, ...(run?.replications ?? []).map(({ status }) => status)];
        const end = planned?.stage === 'canceled' ? 'CANCELED' : endOf(statuses);
        return [failoverId, { accepted: acceptedPlannedRuns, end }];
      }),
  );
}

function endOf(statuses: readonly (string | undefined)[]): ClustersWord['end'] {
  if (statuses.includes('Canceled')) return 'CANCELED';
  if (statuses.includes('Failed')) return 'FAILED';
  return statuses.every((status) => status === 'Succeeded') ? 'SUCCEEDED' : null;
}

/** The requests for planned runs in the cluster's log, by what was answered: 0 stands for no answer at all. */
export async function countStarts(simulator: SimulatorProgram): Promise<string> {
  const requests: readonly { method: string; path: string; status: number | null }[] =
    await simulator.control('GET', 'requests');
  const starts = requests.filter(({ method, path }) => method === 'POST' && /planned-?run$/i.test(path));
  const byStatus = Map.groupBy(starts, ({ status }) => status);
  const counts = [...byStatus].map(([status, answered]) => `${answered.length} answered ${status}`);
  return `${starts.length} requests for planned runs (${counts.join(', ')})`;
}
