import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';
import { CarefulClient } from './support/careful-client.ts';
import { clustersWord } from './support/clusters-word.ts';
import { POSTGRESQL_PROGRAMS, startOwnPostgresql } from './support/own-postgresql.ts';
import { startServer, startSimulatorProgram, startWorkerProgram } from './support/processes.ts';
import { configurationOf, setFaults, smallGroups } from './support/scenario.ts';
import { expectExactlyOnce } from './support/story.ts';

const RUNS = 12;
const RESTARTS = 3;

/** Resolves when the server says that it is, or is not, ready. */
async function untilReadiness(url: string, ready: boolean): Promise<void> {
  const health = new URL('/health/ready', url);
  while ((await fetch(health)).ok !== ready);
}

test.skipIf(POSTGRESQL_PROGRAMS === undefined)(
  `${RUNS} runs go on through ${RESTARTS} crashes of PostgreSQL: nothing lost, nothing doubled`,
  async () => {
    const folder = temporaryFolder();
    const [postgresql, simulator] = await Promise.all([
      startOwnPostgresql(),
      startSimulatorProgram(folder, '--speed', '120', '--extra-groups', String(RUNS)),
    ]);
    const groups = await smallGroups(simulator);
    const settings = {
      DATABASE_URL: postgresql.url,
      CLUSTERS_FILE: simulator.clustersFile,
      POLL_INTERVAL_MS: '100',
      SUBMISSION_GRACE_MS: '1000',
      WORKER: 'false',
    };
    const [server, worker] = await Promise.all([startServer(settings), startWorkerProgram(settings)]);
    await setFaults(simulator);
    const client = new CarefulClient(() => server.url);
    const lives = [];
    const perRestart = RUNS / RESTARTS;
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      const some = groups.slice(restart * perRestart, (restart + 1) * perRestart);
      const begun = some.map((group, index) =>
        client.start(configurationOf(group), `run-${restart}-${index}`),
      );
      // Some starts have been acknowledged, others are under way, and earlier runs are anywhere in their lives.
      lives.push(...begun.map(async (start) => client.watch((await start).id)), ...begun);
      await begun[0];
      await postgresql.crash();
      await untilReadiness(server.url, false);
      await postgresql.start();
      await untilReadiness(server.url, true);
    }
    await Promise.all(lives);
    const words = await clustersWord(simulator);
    expect(words.size).toBe(RUNS);
    const runs = await client.list();
    expect(runs).toHaveLength(RUNS);
    for (const { id, failoverId } of runs) expectExactlyOnce(await client.run(id), words.get(failoverId));
    // Neither process was restarted.
    expect(await server.stop()).toBe(0);
    expect(await worker.stop()).toBe(0);
  },
);
