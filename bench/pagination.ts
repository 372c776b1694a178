import { type SQL, sql } from 'drizzle-orm';
import type { FailoverRunConfigurationFilter } from '../src/domain/failover-run-configuration.ts';
import type { CreationCursor } from '../src/domain/page.ts';
import { openDatabase } from '../src/store/database.ts';
import { FailoverRunConfigurationRepository } from '../src/store/failover-run-configurations.ts';

/**
 * Times a page of 50 configurations out of 1,000 and out of 1,000,000, at the beginning and in the middle of the
 * list, with and without each filter: `node bench/pagination.ts [postgres://…]`, by default in memory.
 * Wants an empty database of its own.
 */
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

const opened = await openDatabase({ url: process.argv[2] ?? 'memory://' });
const repository = new FailoverRunConfigurationRepository(opened.database);
print(opened.description);
try {
  let rows = 0;
  for (const size of [1_000, 1_000_000]) {
    await fill(rows + 1, size);
    rows = size;
    const middle = await cursorAt(size / 2);
    print(`\n${size.toLocaleString('en')} rows: median milliseconds of a page of ${PAGE}`);
    for (const [name, filter] of Object.entries(FILTERS)) {
      const times = [
        await median(() => repository.list(filter, 'DESC', { first: PAGE })),
        await median(() => repository.list(filter, 'DESC', { first: PAGE, after: middle })),
        await median(() => repository.list(filter, 'DESC', { last: PAGE, before: middle })),
      ].map((time) => time.toFixed(2));
      print(
        `${name.padEnd(32)} first ${times[0]}   after the middle ${times[1]}   before the middle ${times[2]}`,
      );
    }
  }
} finally {
  await opened.close();
}

/** Rows one second apart with two objects each. */
async function fill(from: number, to: number): Promise<void> {
  await opened.database.execute(sql`
    insert into failover_run_configurations
      (digest, source_cluster_id, replication_cluster_id, protection_group_id, run_type,
       cancel_non_failover_runs, pause_next_runs, object_ids, created_at, created_by)
    select encode(sha256(n::text::bytea), 'hex'), n % 3, 100 + n % 10, '1:1:' || n % 1000,
           case when n % 1000 = 0 then 'FULL' else 'INCREMENTAL' end,
           false, false, array[n, n + 1], timestamptz '2026-01-01' + n * interval '1 second', 'bench'
    from generate_series(${sql.raw(String(from))}::bigint, ${sql.raw(String(to))}) as n`);
  await opened.database.execute(sql`analyze failover_run_configurations`);
}

async function cursorAt(n: number): Promise<CreationCursor> {
  const [row] = await rowsOf(sql`select encode(sha256(${String(n)}::text::bytea), 'hex') as key`);
  return { createdAt: new Date(Date.UTC(2026, 0, 1) + n * 1_000), key: String(row?.key) };
}

async function rowsOf(query: SQL): Promise<readonly Record<string, unknown>[]> {
  return ((await opened.database.execute(query)) as unknown as { rows: Record<string, unknown>[] }).rows;
}

async function median(work: () => Promise<{ readonly items: readonly unknown[] }>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < REPETITIONS; n++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[REPETITIONS / 2] ?? Number.NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
