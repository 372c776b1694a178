import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { FailoverRunConfigurationFilter } from '../src/core/configurations/rules/failover-run-configuration.ts';
import type { CreationCursor } from '../src/core/values/page.ts';
import { FailoverRunConfigurationRepository } from '../src/store/configurations/failover-run-configurations.ts';
import { openDatabase } from '../src/store/database/database.ts';
import type { OpenDatabase } from '../src/store/database/types.ts';
import { print, row } from './report.ts';

const PAGE = 50;
const REPETITIONS = 50;
const FILTERS: Readonly<Record<string, FailoverRunConfigurationFilter>> = {
  'no filter': {},
  'source cluster (1 in 3)': { sourceClusterId: 1n },
  'replication cluster (1 in 10)': { replicationClusterId: 103n },
  'protection group (1 in 1,000)': { protectionGroupId: '1:1:499' },
  'run type (1 in 1,000)': { runType: 'FULL' },
  'source and replication cluster': { sourceClusterId: 1n, replicationClusterId: 103n },
};

/**
 * A page of 50 configurations out of 1,000 and out of 1,000,000, at the beginning and in the middle of the list,
 * with and without each filter, in memory or on the `DATABASE_URL` given, which must lead to an empty database.
 */
export async function measurePages(): Promise<void> {
  const opened = await openDatabase({ url: process.env.DATABASE_URL ?? 'memory://' });
  const repository = new FailoverRunConfigurationRepository(opened.database);
  try {
    let rows = 0;
    for (const size of [1_000, 1_000_000]) {
      await fill(opened, rows + 1, size);
      rows = size;
      const middle = cursorAt(size / 2);
      print(
        `\nA page of ${PAGE} out of ${size.toLocaleString('en')} configurations, ${opened.description}: median ms`,
      );
      for (const [name, filter] of Object.entries(FILTERS))
        row(name, [
          `first ${await median(() => repository.list(filter, 'DESC', { first: PAGE }))}`,
          `after the middle ${await median(() => repository.list(filter, 'DESC', { first: PAGE, after: middle }))}`,
          `before the middle ${await median(() => repository.list(filter, 'DESC', { last: PAGE, before: middle }))}`,
        ]);
    }
  } finally {
    await opened.close();
  }
}

/** Rows one second apart with two objects each. */
async function fill({ database }: OpenDatabase, from: number, to: number): Promise<void> {
  await database.execute(sql`
    insert into failover_run_configurations
      (digest, source_cluster_id, replication_cluster_id, protection_group_id, run_type,
       cancel_non_failover_runs, pause_next_runs, object_ids, created_at, created_by)
    select encode(sha256(n::text::bytea), 'hex'), n % 3, 100 + n % 10, '1:1:' || n % 1000,
           case when n % 1000 = 0 then 'FULL' else 'INCREMENTAL' end,
           false, false, array[n, n + 1], timestamptz '2026-01-01' + n * interval '1 second', 'bench'
    from generate_series(${sql.raw(String(from))}::bigint, ${sql.raw(String(to))}) as n`);
  await database.execute(sql`analyze failover_run_configurations`);
}

function cursorAt(n: number): CreationCursor {
  const key = createHash('sha256').update(String(n)).digest('hex');
  return { createdAt: new Date(Date.UTC(2026, 0, 1) + n * 1_000), key };
}

async function median(work: () => Promise<{ readonly items: readonly unknown[] }>): Promise<string> {
  const times: number[] = [];
  for (let n = 0; n < REPETITIONS; n++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return (times.sort((a, b) => a - b)[REPETITIONS / 2] ?? Number.NaN).toFixed(2);
}
