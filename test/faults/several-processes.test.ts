import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';
import { TEST_SEED } from '../support/scale.ts';
import { CarefulClient, type SeenRun } from './support/careful-client.ts';
import { clustersWord } from './support/clusters-word.ts';
import { POSTGRESQL_PROGRAMS, startOwnPostgresql } from './support/own-postgresql.ts';
import { startServer, startSimulatorProgram, startWorkerProgram } from './support/processes.ts';
import { Random } from './support/random.ts';
import { configurationOf, setFaults, smallGroups } from './support/scenario.ts';
import { expectExactlyOnce } from './support/story.ts';

const RUNS = 12;
/** Within this time the jobs of a worker that died are another's; see `heartbeatSeconds` in src/jobs/jobs.ts. */
const TAKEOVER_MS = 60_000;

const onPostgresql = test.skipIf(POSTGRESQL_PROGRAMS === undefined);

async function open(...options: string[]) {
  const folder = temporaryFolder();
  const [postgresql, simulator] = await Promise.all([
    startOwnPostgresql(),
    startSimulatorProgram(folder, '--extra-groups', String(RUNS), ...options),
  ]);
  const settings = {
    DATABASE_URL: postgresql.url,
    CLUSTERS_FILE: simulator.clustersFile,
    POLL_INTERVAL_MS: '100',
    SUBMISSION_GRACE_MS: '1000',
    WORKER: 'false',
  };
  return { postgresql, simulator, settings, groups: await smallGroups(simulator) };
}

onPostgresql(
  `of two servers and two workers, one each is killed and every run starts once (TEST_SEED=${TEST_SEED})`,
  async () => {
    const random = new Random(TEST_SEED);
    const { simulator, settings, groups } = await open('--speed', '120');
    // All four at once: they must agree on who migrates.
    const [doomedServer, server, doomedWorker, worker] = await Promise.all([
      ...[startServer(settings), startServer(settings)],
      ...[startWorkerProgram(settings), startWorkerProgram(settings)],
    ] as const);
    await setFaults(simulator);
    const servers = [doomedServer, server];
    // Each client has a favourite server, and goes to the other when that is gone.
    const clients = groups.map((_, index) => {
      const favourite = servers[index % 2];
      return new CarefulClient(() => (favourite && servers.includes(favourite) ? favourite : server).url);
    });
    const starts: Promise<SeenRun>[] = [];
    const killAt = 4 + random.below(RUNS - 4);
    for (const [index, group] of groups.entries()) {
      starts.push(clients[index]?.start(configurationOf(group), `run-${index}`) as Promise<SeenRun>);
      await pause(random.below(300));
      if (index !== killAt) continue;
      servers.shift();
      await Promise.all([doomedServer.kill(), doomedWorker.kill()]);
    }
    const acknowledged = await Promise.all(starts);
    await Promise.all(acknowledged.map(({ id }, index) => clients[index]?.watch(id)));
    const words = await clustersWord(simulator);
    expect([...words.keys()].toSorted()).toEqual(groups.map((_, index) => `run-${index}`).toSorted());
    const client = new CarefulClient(() => server.url);
    for (const { id, failoverId } of acknowledged)
      expectExactlyOnce(await client.run(id), words.get(failoverId));
    expect([...server.complaints, ...worker.complaints]).toEqual([]);
    expect(await server.stop()).toBe(0);
    expect(await worker.stop()).toBe(0);
  },
);

function tellTakeover(what: string, since: number): number {
  const milliseconds = performance.now() - since;
  process.stdout.write(`One worker went on ${(milliseconds / 1000).toFixed(1)} s after the other ${what}\n`);
  return milliseconds;
}

onPostgresql('a worker takes over what a killed one was following, within a minute', async () => {
  const { simulator, settings, groups } = await open('--speed', '0');
  const [server, doomedWorker] = await Promise.all([startServer(settings), startWorkerProgram(settings)]);
  const client = new CarefulClient(() => server.url);
  const { id } = await client.start(configurationOf(groups[0] ?? expect.fail()), 'taken-over');
  await client.watch(id, (status) => status === 'WAITING');
  // Only the first worker can have the job of following; the second finds it taken.
  const worker = await startWorkerProgram(settings);
  await doomedWorker.kill();
  const killedAt = performance.now();
  await simulator.control('POST', 'clock', { advanceSeconds: 7_200 });
  await client.watch(id);
  expect(tellTakeover('was killed', killedAt)).toBeLessThan(TAKEOVER_MS);
  expectExactlyOnce(await client.run(id), (await clustersWord(simulator)).get('taken-over'));
  expect(worker.complaints).toEqual([]);
});

onPostgresql('a worker that was asked to stop hands over what it was following', async () => {
  const { simulator, settings, groups } = await open('--speed', '0');
  const [server, leaving] = await Promise.all([startServer(settings), startWorkerProgram(settings)]);
  const client = new CarefulClient(() => server.url);
  const { id } = await client.start(configurationOf(groups[0] ?? expect.fail()), 'handed-over');
  await client.watch(id, (status) => status === 'WAITING');
  const worker = await startWorkerProgram(settings);
  expect(await leaving.stop()).toBe(0);
  const stoppedAt = performance.now();
  await simulator.control('POST', 'clock', { advanceSeconds: 7_200 });
  await client.watch(id);
  tellTakeover('was asked to stop', stoppedAt);
  expectExactlyOnce(await client.run(id), (await clustersWord(simulator)).get('handed-over'));
  expect([...leaving.complaints, ...worker.complaints]).toEqual([]);
});
