import { ClusterError } from '../core/clusters/cluster-error.ts';
import type { PlannedRunPollStatus } from '../core/clusters/cluster-facts.ts';
import type { ClusterConnection } from './connection/connection.ts';
import type { DialectMemory, Spelling } from './connection/dialect.ts';
import { pathSegment } from './connection/identifiers.ts';
import { chunksForQuery, queryString } from './connection/query.ts';
import { plannedRuns, startedPlannedRun } from './wire/failover.ts';

/** Path of all failover operations. */
export const FAILOVER = '/data-protect/failover';

/** The operations that newer and older clusters spell differently. */
const SPELLINGS: Readonly<Record<Spelling, { readonly start: string; readonly poll: string }>> = {
  kebab: { start: 'planned-run', poll: 'planned-runs' },
  camel: { start: 'plannedRun', poll: 'pollPlannedRuns' },
};

/** GET …/planned-runs; a list of long ids is split to fit into a URL. */
export async function pollPlannedRuns(
  connection: ClusterConnection,
  dialect: DialectMemory,
  failoverIds: readonly string[],
): Promise<readonly PlannedRunPollStatus[]> {
  const asked = new Set(failoverIds);
  const found: PlannedRunPollStatus[] = [];
  // One after the other: the first tells the dialect for the rest.
  for (const ids of chunksForQuery(failoverIds)) {
    const query = queryString({ failoverIds: ids });
    const statuses = await dialect.speak((spelling) =>
      connection.read('poll planned runs', `${FAILOVER}/${SPELLINGS[spelling].poll}${query}`, plannedRuns),
    );
    found.push(...statuses.filter(({ failoverId }) => asked.has(failoverId)));
  }
  return found;
}

/** POST …/{id}/planned-run */
export async function startPlannedRun(
  connection: ClusterConnection,
  dialect: DialectMemory,
  failoverId: string,
  body: string,
): Promise<void> {
  await detectDialect(connection, dialect, failoverId);
  await dialect.speak((spelling) =>
    connection.command(
      {
        name: 'start a planned run',
        method: 'POST',
        target: `${FAILOVER}/${pathSegment(failoverId)}/${SPELLINGS[spelling].start}`,
        body,
      },
      startedPlannedRun,
    ),
  );
}

/** Learns the spelling, unless it is certain, from a read. A cluster that knows neither there may still know one of the command. */
export async function detectDialect(
  connection: ClusterConnection,
  dialect: DialectMemory,
  failoverId: string,
): Promise<void> {
  if (dialect.certain !== null) return;
  try {
    await pollPlannedRuns(connection, dialect, [failoverId]);
  } catch (error) {
    if (!(error instanceof ClusterError && (error.status === 404 || error.status === 405))) throw error;
  }
}

/** POST …/{id}/cancel, which both dialects spell alike. */
export function cancelFailover(connection: ClusterConnection, failoverId: string): Promise<void> {
  const target = `${FAILOVER}/${pathSegment(failoverId)}/cancel`;
  return connection.order({ name: 'cancel a failover', method: 'POST', target });
}
