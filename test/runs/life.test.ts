import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRuns, type Runs } from './support/open-runs.ts';

describe.each(['newer', 'older'] as const)('on a cluster of the %s dialect', (dialect) => {
  let runs: Runs;
  beforeAll(async () => {
    runs = await openRuns({ worker: true, dialect });
  });
  afterAll(() => runs.close());

  test('a run goes from PENDING to SUCCEEDED, and is REPLICATING until the copy is in sync', async () => {
    const run = await runs.started(runs.nextGroup(), {}, { reason: 'Drill', failoverId: 'drill-1' });
    expect(run).toMatchObject({
      status: 'PENDING',
      failoverId: 'drill-1',
      reason: 'Drill',
      percentComplete: 0,
      submittedAt: null,
      failure: null,
    });
    const watch = await runs.watch(run);
    await watch.untilStatus('WAITING');
    // From here on the clock decides: scheduled after 5 s, backed up for a minute and more, then copied.
    await runs.advance(20);
    const running = await watch.until(({ percentComplete }) => percentComplete > 0);
    expect(running).toMatchObject({ status: 'RUNNING', endedAt: null });
    expect(running.runId).toMatch(/^\d+:\d+$/);
    await runs.advance(20);
    const further = await watch.until(({ percentComplete }) => percentComplete > running.percentComplete);
    expect(further.percentComplete).toBeLessThan(50);
    let backedUp = further;
    while (backedUp.status === 'RUNNING') {
      await runs.advance(30);
      const { percentComplete, status } = backedUp;
      backedUp = await watch.until(
        (next) => next.percentComplete > percentComplete || next.status !== status,
      );
    }
    expect(backedUp.status).toBe('REPLICATING');
    expect(backedUp.percentComplete).toBeGreaterThanOrEqual(50);
    await runs.advance(60);
    await watch.until(({ bytesTransferred }) => bytesTransferred !== null && bytesTransferred !== '0');
    await runs.advance(3_600);
    const end = (await watch.toTheEnd()).at(-1);
    expect(end).toMatchObject({
      status: 'SUCCEEDED',
      percentComplete: 100,
      failure: null,
      estimatedCompletionAt: null,
    });
    expect(end?.endedAt).not.toBeNull();
    const percentages = watch.seen.map(({ percentComplete }) => percentComplete);
    expect(percentages).toEqual(percentages.toSorted((one, other) => one - other));
    const order = ['PENDING', 'WAITING', 'RUNNING', 'REPLICATING', 'SUCCEEDED'];
    expect([...new Set(watch.seen.map(({ status }) => status))]).toEqual(order);
    const changes = end?.events.filter(({ from, to }) => from !== to && from !== null) ?? [];
    expect(changes.map(({ from, to }) => [from, to])).toEqual(
      order.slice(1).map((status, index) => [order[index], status]),
    );
    expect(end?.events.map(({ kind }) => kind)).toEqual([
      'CREATED',
      'SUBMITTING',
      ...Array(4).fill('STATUS_CHANGED'),
    ]);
    expect(await runs.accepted('drill-1')).toBe(1);
  });
});

describe('what else can become of a run', () => {
  let runs: Runs;
  beforeAll(async () => {
    runs = await openRuns({ worker: true });
  });
  afterAll(() => runs.close());

  test('the story names the operations that the run cancels, and that the cluster waits for their end', async () => {
    const group = runs.nextGroup();
    const other = await runs.control('POST', 'runs', { cluster: 'alpha', protectionGroupId: group.id });
    const run = await runs.started(group, { cancelNonFailoverRuns: true });
    const canceled = run.events.filter(({ kind }) => kind === 'CANCELS_OPERATION');
    expect(canceled.map(({ message }) => message)).toContainEqual(expect.stringContaining(other.runId));
    const watch = await runs.watch(run);
    await watch.until(({ waitingOnOtherRunCancellations }) => waitingOnOtherRunCancellations);
    await runs.advance(60);
    const running = await watch.untilStatus('RUNNING');
    expect(running.waitingOnOtherRunCancellations).toBe(false);
    await runs.advance(3_600);
    expect((await watch.toTheEnd()).at(-1)?.status).toBe('SUCCEEDED');
  });

  test('the story names the operations that the run waits for', async () => {
    const group = runs.nextGroup();
    const other = await runs.control('POST', 'runs', { cluster: 'alpha', protectionGroupId: group.id });
    const run = await runs.started(group);
    const waited = run.events.filter(({ kind }) => kind === 'WAITS_FOR_OPERATION');
    expect(waited.map(({ message }) => message)).toContainEqual(expect.stringContaining(other.runId));
    expect(run.events.filter(({ kind }) => kind === 'CANCELS_OPERATION')).toEqual([]);
    const watch = await runs.watch(run);
    await watch.untilStatus('WAITING');
    await runs.advance(7_200);
    const end = (await watch.toTheEnd()).at(-1);
    expect(end?.status).toBe('SUCCEEDED');
    expect(end?.runId).not.toBe(other.runId);
  });

  test.each([
    ['backup', 'Failed', 'FAILED', 'BACKUP_FAILED'],
    ['backup', 'Missed', 'MISSED', 'BACKUP_MISSED'],
    ['backup', 'Skipped', 'SKIPPED', 'BACKUP_SKIPPED'],
    ['replication', 'Failed', 'FAILED', 'REPLICATION_FAILED'],
  ])('a %s that ends as %s ends the run as %s', async (kind, status, end, code) => {
    const run = await runs.started(runs.nextGroup());
    const watch = await runs.watch(run);
    await watch.untilStatus('WAITING');
    await runs.advance(10);
    const running = await watch.until(({ runId }) => runId !== null);
    if (kind === 'replication') {
      await runs.control('POST', 'operations', {
        ...{ cluster: 'alpha', runId: running.runId, kind: 'backup', status: 'Succeeded' },
      });
      await watch.untilStatus('REPLICATING');
    }
    await runs.control('POST', 'operations', {
      ...{ cluster: 'alpha', runId: running.runId, kind, status, message: 'The disk is full.' },
      ...(kind === 'replication' && { targetId: runs.beta.id.toString() }),
    });
    const ended = (await watch.toTheEnd()).at(-1);
    expect(ended).toMatchObject({ status: end, failure: { code, message: 'The disk is full.' } });
  });

  test('a warning of the backup is one of the run', async () => {
    const run = await runs.started(runs.nextGroup());
    const watch = await runs.watch(run);
    await watch.untilStatus('WAITING');
    await runs.advance(10);
    const { runId } = await watch.until((running) => running.runId !== null);
    await runs.control('POST', 'operations', {
      ...{ cluster: 'alpha', runId, kind: 'backup', status: 'SucceededWithWarning' },
    });
    await watch.untilStatus('REPLICATING');
    await runs.advance(3_600);
    expect((await watch.toTheEnd()).at(-1)).toMatchObject({
      status: 'SUCCEEDED_WITH_WARNING',
      failure: null,
    });
  });
});
