import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Harness } from './harness.ts';

const HOUR = 3_600_000_000n;

interface Run {
  readonly localBackupInfo: { readonly startTimeUsecs: bigint };
  readonly id: string;
}

describe.each([1, 2, 3, 4, 5])('the schedule of seed %i', (seed) => {
  let harness: Harness;
  afterEach(() => harness?.close());

  /** Alpha's groups that have a schedule, with what their policy and their runs tell of it. */
  async function schedules() {
    const { groups } = await harness.control('GET', 'state');
    const scheduled = groups.filter(
      (group: { cluster: string; isActive: boolean; isDeleted: boolean; isPausedByUser: boolean }) =>
        group.cluster === 'alpha' && group.isActive && !group.isDeleted && !group.isPausedByUser,
    );
    return Promise.all(
      scheduled.map(async ({ id, policy }: { id: string; policy: { intervalHours: bigint } }) => {
        const { body } = await harness.alpha('GET', `/data-protect/protection-groups/${id}/runs`);
        const starts = body.runs.map((run: Run) => run.localBackupInfo.startTimeUsecs) as bigint[];
        return { starts, intervalUsecs: policy.intervalHours * HOUR };
      }),
    );
  }

  it('goes on from the history by the interval of the policy, to the microsecond', async () => {
    harness = await Harness.start();
    await harness.control('POST', 'reset', { seed });
    const { virtualTimeUsecs: now } = await harness.control('GET', 'state');
    const atStart = await schedules();
    expect(atStart).toHaveLength(5);
    // The first turns are spread, and none interferes with what is tried out right after the start.
    expect(
      new Set(atStart.map(({ starts, intervalUsecs }) => starts[0] + intervalUsecs)).size,
    ).toBeGreaterThan(2);
    for (const { starts, intervalUsecs } of atStart) {
      expect(starts).toHaveLength(3);
      expect([starts[0] - starts[1], starts[1] - starts[2]]).toEqual([intervalUsecs, intervalUsecs]);
      expect(starts[0] + intervalUsecs).toBeGreaterThan(now + HOUR);
    }
    await harness.advance(13 * 3600);
    for (const [index, { starts, intervalUsecs }] of (await schedules()).entries()) {
      const last = atStart[index].starts[0];
      const turns = starts.filter((start: bigint) => start > last).toReversed();
      expect(turns[0]).toBe(last + intervalUsecs);
      expect(turns).toEqual(turns.map((_: bigint, turn: number) => last + BigInt(turn + 1) * intervalUsecs));
    }
  });

  it('leaves nothing under way at the start', async () => {
    harness = await Harness.start({ extraGroups: 20 });
    await harness.control('POST', 'reset', { seed });
    const { runs } = await harness.control('GET', 'state');
    const statuses = runs.flatMap((run: { backup: object; replications: object[]; archivals: object[] }) =>
      [run.backup, ...run.replications, ...run.archivals].map((operation) =>
        'status' in operation ? operation.status : undefined,
      ),
    );
    expect(new Set(statuses)).toEqual(new Set(['Succeeded']));
  });
});

describe('the start of a run', () => {
  it('is told alike by its id, by the list and by the summary, from the first moment', async () => {
    const harness = await Harness.start();
    try {
      const erp = await harness.groupId('ERP');
      const { runId } = await harness.control('POST', 'runs', { cluster: 'alpha', protectionGroupId: erp });
      const start = BigInt(runId.split(':')[1]);
      for (const seconds of [0, 1, 30]) {
        await harness.advance(seconds);
        const { body } = await harness.alpha('GET', `/data-protect/protection-groups/${erp}/runs/${runId}`);
        expect(body.localBackupInfo.startTimeUsecs).toBe(start);
        const { body: summary } = await harness.alpha('GET', '/data-protect/runs/summary');
        expect(summary.protectionRunsSummary[0]).toMatchObject({ id: runId, startTimeUsecs: start });
      }
    } finally {
      await harness.close();
    }
  });
});

describe('many runs', () => {
  let harness: Harness;
  let erp: string;
  beforeAll(async () => {
    harness = await Harness.start();
    erp = await harness.groupId('ERP');
    await harness.advance(24 * 3600);
    // Unfinished ones are never forgotten.
    for (let count = 0; count < 105; count += 1) {
      await harness.control('POST', 'runs', {
        cluster: 'alpha',
        protectionGroupId: erp,
        backupStatus: 'Paused',
      });
    }
    await harness.advance(2 * 3600);
  });
  afterAll(() => harness.close());

  it('are told up to the newest hundred, unless more are asked for', async () => {
    const runs = async (query: string) =>
      (await harness.alpha('GET', `/data-protect/protection-groups/${erp}/runs${query}`)).body.runs;
    expect(await runs('')).toHaveLength(100);
    expect((await runs('?numRuns=1000')).length).toBeGreaterThan(100);
    expect(await runs('?numRuns=2')).toHaveLength(2);
  });

  it('are summarised for an hour, unless a start is given', async () => {
    const { virtualTimeUsecs } = await harness.control('GET', 'state');
    const starts = async (query: string): Promise<bigint[]> => {
      const { body } = await harness.alpha('GET', `/data-protect/runs/summary${query}`);
      return body.protectionRunsSummary.map((run: { startTimeUsecs: bigint }) => run.startTimeUsecs);
    };
    const all = await starts('?startTimeUsecs=0');
    const within = (end: bigint) => all.filter((start) => start <= end && start >= end - HOUR);
    expect(await starts('')).toEqual(within(BigInt(virtualTimeUsecs)));
    const [, , third = 0n] = all;
    expect(within(third).length).toBeGreaterThan(0);
    expect(await starts(`?endTimeUsecs=${third}`)).toEqual(within(third));
  });
});
