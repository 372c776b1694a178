import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';
import { scaled, TEST_SEED } from '../support/scale.ts';
import { CarefulClient, type SeenRun } from './support/careful-client.ts';
import { clustersWord, countStarts } from './support/clusters-word.ts';
import { startServer, startSimulatorProgram } from './support/processes.ts';
import { Random } from './support/random.ts';
import { configurationOf, setFaults, smallGroups, startOrdinaryRun } from './support/scenario.ts';
import { expectExactlyOnce } from './support/story.ts';

const ROUNDS = scaled(50, 10);
/** About the length of a run's life at the simulator's speed here, from the mutation to its end. */
const LONGEST_LIFE_MS = 3_000;
/** About the time in which an acknowledged run is submitted. */
const SUBMISSION_MS = 800;

test(`every run starts exactly once through ${ROUNDS} kills of the server (TEST_SEED=${TEST_SEED})`, async () => {
  const random = new Random(TEST_SEED);
  const folder = temporaryFolder();
  const simulator = await startSimulatorProgram(folder, '--speed', '540', '--extra-groups', String(ROUNDS));
  const groups = await smallGroups(simulator);
  await setFaults(simulator);
  const settings = {
    DATA_DIR: folder,
    CLUSTERS_FILE: simulator.clustersFile,
    POLL_INTERVAL_MS: '100',
    SUBMISSION_GRACE_MS: '1000',
  };
  const complaints: string[] = [];
  let server = await startServer(settings);
  const client = new CarefulClient(() => server.url);
  const clients: Promise<SeenRun>[] = [];
  for (const [round, group] of groups.entries()) {
    const failoverId = `round-${round + 1}`;
    // Half of the kills aim at the submission, where a mistake would show as a second run or as none.
    const isSubmitting = random.chance(0.5);
    const killAfterMs = random.below(isSubmitting ? SUBMISSION_MS : LONGEST_LIFE_MS);
    const cancelAfterMs = random.chance(0.2) ? random.below(LONGEST_LIFE_MS) : null;
    const configuration = configurationOf(group, { cancelNonFailoverRuns: random.chance(0.5) });
    if (random.chance(0.5)) await startOrdinaryRun(simulator, group);
    const acknowledgement = client.start(configuration, failoverId);
    clients.push(acknowledgement);
    if (cancelAfterMs !== null)
      clients.push(pause(cancelAfterMs).then(() => cancelOnceKnown(client, failoverId)));
    if (isSubmitting) await acknowledgement;
    // The moment is the point of the test; whatever it hits must come right.
    await pause(killAfterMs);
    await server.kill();
    complaints.push(...server.complaints);
    server = await startServer(settings);
  }
  const acknowledged = await Promise.all(clients);
  for (const { id } of acknowledged) await client.watch(id);
  const words = await clustersWord(simulator);
  const failoverIds = new Set(acknowledged.map(({ failoverId }) => failoverId));
  expect(failoverIds.size).toBe(ROUNDS);
  expect([...words.keys()].filter((failoverId) => !failoverIds.has(failoverId))).toEqual([]);
  const ends: Record<string, number> = {};
  for (const { id, failoverId } of new Map(acknowledged.map((run) => [run.id, run])).values()) {
    const run = await client.run(id);
    expectExactlyOnce(run, words.get(failoverId));
    ends[run.status] = (ends[run.status] ?? 0) + 1;
  }
  expect(ends.SUCCEEDED).toBeGreaterThan(ROUNDS / 4);
  expect([...complaints, ...server.complaints]).toEqual([]);
  process.stdout.write(`${ROUNDS} kills: ${JSON.stringify(ends)}; ${await countStarts(simulator)}\n`);
  expect(await server.stop()).toBe(0);
});

/** A client can only cancel what it has been told of. */
async function cancelOnceKnown(client: CarefulClient, failoverId: string): Promise<SeenRun> {
  for (;;) {
    const run = await client.cancel(failoverId);
    if (run !== null) return run;
    await pause(100);
  }
}
