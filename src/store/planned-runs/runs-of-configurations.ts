import { and, eq, sql } from 'drizzle-orm';
import type { PlannedRun } from '../../core/planned-runs/rules/planned-run.ts';
import type { CreationCursor, OrderDirection, Page, PageRequest } from '../../core/values/page.ts';
import { byCreation, withinCreationRange } from '../database/creation-order.ts';
import { readKeysetPages } from '../database/keyset-page.ts';
import type { Database } from '../database/types.ts';
import { toPlannedRun } from './planned-run-rows.ts';
import { plannedRuns as table } from './tables.ts';

const CREATION = { createdAt: table.createdAt, key: table.failoverId };

/** The same page of the runs of each configuration, in the order of their digests. Read together, not one by one. */
export async function readRunsOfConfigurations(
  database: Database,
  digests: readonly string[],
  direction: OrderDirection,
  page: PageRequest<CreationCursor>,
): Promise<readonly Page<PlannedRun>[]> {
  const distinct = [...new Set(digests)];
  const pages = await readKeysetPages(direction, page, async (request) => {
    const runs = database
      .select()
      .from(table)
      .where(and(eq(table.configurationDigest, sql`asked.digest`), withinCreationRange(CREATION, request)))
      .orderBy(...byCreation(CREATION, request))
      .limit(request.limit)
      .as('runs');
    const rows = await database
      .select()
      .from(sql`unnest(${sql.param(distinct)}::text[]) as asked(digest)`)
      .crossJoinLateral(runs);
    const byDigest = Map.groupBy(
      rows.map((row) => row.runs),
      (run) => run.configurationDigest,
    );
    return distinct.map((digest) => byDigest.get(digest) ?? []);
  });
  const pageByDigest = new Map(
    distinct.map((digest, index) => {
      const { items = [], hasNextPage = false, hasPreviousPage = false } = pages[index] ?? {};
      return [digest, { items: items.map(toPlannedRun), hasNextPage, hasPreviousPage }];
    }),
  );
  return digests.map(
    (digest) => pageByDigest.get(digest) ?? { items: [], hasNextPage: false, hasPreviousPage: false },
  );
}
