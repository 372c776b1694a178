import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BETA, Harness } from './harness.ts';

const SECOND = 1_000_000;
let harness: Harness;
afterEach(() => harness?.close());

async function acceptPlannedRun(): Promise<void> {
  const protectionGroupId = await harness.groupId('ERP');
  const objects = [{ objectId: 101n }, { objectId: 102n }];
  const reply = await harness.plannedRun('f-1', { replicationClusterId: BETA, objects, protectionGroupId });
  expect(reply.status).toBe(201);
}

/** The planned run once it is one. Time is moved, which real time would do as well, but slower. */
async function plannedRun() {
  let runId: string | undefined;
  while (runId === undefined) {
    await harness.advance(0.1);
    ({ runId } = await harness.poll('f-1'));
  }
  return harness.run(runId);
}

const seconds = ({ startUsecs, endUsecs }: { startUsecs: bigint; endUsecs: bigint }) =>
  Number(endUsecs - startUsecs) / SECOND;

describe('at the default speed', () => {
  it('each phase of a small planned run takes 15 to 30 seconds, in which its progress shows', async () => {
    harness = await Harness.start({ speed: 30 });
    await acceptPlannedRun();
    const { id } = await plannedRun();
    const percents = new Set<bigint>();
    for (;;) {
      const { backup, replications } = await harness.run(id);
      percents.add(backup.percentComplete).add(replications[0].percentComplete);
      if (replications[0].status === 'Succeeded') {
        expect(seconds(backup)).toBeGreaterThan(15);
        expect(seconds(backup)).toBeLessThan(30);
        expect(seconds(replications[0])).toBeGreaterThan(15);
        expect(seconds(replications[0])).toBeLessThan(30);
        break;
      }
      await harness.advance(1);
    }
    expect(percents.size).toBeGreaterThan(20);
  });

  it('it begins at real time, and so does the world after a reset', async () => {
    harness = await Harness.start({ speed: 30 });
    await harness.advance(48 * 3600);
    await harness.control('POST', 'reset', {});
    await acceptPlannedRun();
    const { startUsecs } = await plannedRun();
    expect(Math.abs(Number(startUsecs) / 1000 - Date.now())).toBeLessThan(60_000);
  });

  it('runs of the history took as long as those to come, so that they can be estimated', async () => {
    harness = await Harness.start({ speed: 30 });
    const { runs } = await harness.control('GET', 'state');
    const history = runs.filter(({ origin }: { origin: string }) => origin === 'history');
    for (const { backup } of history) expect(seconds(backup)).toBeLessThan(60);
  });
});

describe('a change of speed', () => {
  it('shortens what remains of everything under way', async () => {
    harness = await Harness.start();
    await acceptPlannedRun();
    await harness.advance(10);
    const { runId } = await harness.poll('f-1');
    const backup = async () => (await harness.run(runId)).backup;
    const { percentComplete } = await backup();
    // Little real time passes here, and twice as fast as that is little as well.
    await harness.control('POST', 'clock', { speed: 2 });
    expect(Number((await backup()).percentComplete)).toBeGreaterThanOrEqual(Number(percentComplete));
    await harness.advance(10);
    expect((await backup()).status).toBe('Running');
    // At the old pace it would go on for more than a minute altogether.
    await harness.advance(30);
    expect((await backup()).status).toBe('Finalizing');
    await harness.control('POST', 'clock', { speed: 0 });
    await harness.advance(60);
    expect((await backup()).status).toBe('Succeeded');
  });
});

describe('a state that was saved', () => {
  it('goes on at real time, with the work where it stood', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
    const stateFile = join(folder, 'state.json');
    try {
      harness = await Harness.start({ speed: 0, startTime: new Date(Date.now() - 86_400_000), stateFile });
      await acceptPlannedRun();
      await harness.advance(10);
      const { runId } = await harness.poll('f-1');
      await harness.close();
      // A file of the version whose clock went as fast as the work.
      writeFileSync(stateFile, readFileSync(stateFile, 'utf8').replace('"pace":1,', ''));
      harness = await Harness.start({ speed: 1, stateFile });
      const { virtualTimeUsecs } = await harness.control('GET', 'state');
      expect(Math.abs(Number(virtualTimeUsecs) / 1000 - Date.now())).toBeLessThan(60_000);
      const { backup } = await harness.run(runId);
      expect(backup.status).toBe('Running');
      expect(Number(backup.percentComplete)).toBeLessThan(50);
      await harness.control('POST', 'clock', { speed: 1000 });
      while ((await harness.run(runId)).replications[0].status !== 'Succeeded') await harness.advance(0.1);
      const { runs } = await harness.control('GET', 'state');
      // Turns of the time in between passed without a run.
      expect(runs.filter(({ origin }: { origin: string }) => origin === 'schedule')).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
