import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Harness } from './harness.ts';

let folder: string;
let harness: Harness;
/** Saved by 0.1, while a planned run `f-1` backed up and a view failover was being prepared. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  const stateFile = join(folder, 'state.json');
  copyFileSync('test/simulator/fixtures/saved-by-0.1.state', stateFile);
  harness = await Harness.start({ stateFile });
});
afterEach(async () => {
  await harness?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('what an earlier version saved goes on', async () => {
  expect((await harness.poll('f-1')).backupTaskStatus).toBe('Running');
  await harness.advance(1200);
  expect((await harness.poll('f-1')).backupTaskStatus).toBe('Succeeded');
  const path = '/data-protect/failover/views/57';
  expect((await harness.beta('GET', path)).body.failovers[0].status).toBe('Succeeded');
  const finalize = { type: 'Planned', plannedFailoverParams: { type: 'Finalize' } };
  expect((await harness.beta('POST', path, finalize)).status).toBe(201);
  await harness.advance(600);
  const { views } = await harness.control('GET', 'state');
  expect(views.map(({ role }: { role: string | null }) => role)).toEqual(['REPLICA', null, 'SOURCE']);
});

it('and has got what was not there then: sources, machines, snapshots, privileges', async () => {
  const { body } = await harness.alpha(
    'GET',
    '/data-protect/search/objects?searchString=erp-db&sourceIds=800000',
  );
  expect(body.count).toBe(2n);
  expect((await harness.alpha('GET', '/data-protect/objects/101/snapshots')).body.snapshots).toHaveLength(3);
  const { clusters, sources } = await harness.control('GET', 'state');
  expect(sources[0].machines.length).toBeGreaterThan(12);
  expect(clusters[0].privileges).toContain('RESTORE_MODIFY');
});
