import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from 'graphql-sse';
import { expect, onTestFinished, test } from 'vitest';
import { createPostgresqlDatabase, TEST_DATABASE_URL } from '../support/database.ts';
import { unpackEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { postOperation } from '../support/http.ts';
import { ServiceProcess, type Settings } from '../support/processes/service-process.ts';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';
import { describeRuns, startRun } from '../support/start-run.ts';
import { Subscription } from '../support/subscription.ts';

/** Clients that write at the same time. */
const WRITERS = 4;
/** Answers to wait for before the process is killed. */
const ANSWERS = 100;

const CREATE = /* GraphQL */ `
  mutation ($configuration: FailoverRunConfigurationInput!) {
    createFailoverRunConfiguration(input: { configuration: $configuration }) {
      configuration { id requestBody }
    }
  }
`;

/** Settings with a database of its own, on whichever kind the run tests. */
async function emptyDatabase(): Promise<{ DATA_DIR: string; DATABASE_URL?: string }> {
  const DATA_DIR = temporaryFolder();
  if (TEST_DATABASE_URL === undefined) {
    await unpackEmbeddedSnapshot(DATA_DIR);
    return { DATA_DIR };
  }
  const { url, drop } = await createPostgresqlDatabase(TEST_DATABASE_URL);
  onTestFinished(drop);
  return { DATA_DIR, DATABASE_URL: url };
}

interface Acknowledged {
  readonly id: string;
  readonly requestBody: string;
}

/** Creates configurations from several clients at once until the server is gone; calls back for each that it acknowledged. */
async function writeUntilGone(url: string, onAnswer: (one: Acknowledged) => void): Promise<void> {
  let next = 0;
  const write = async () => {
    for (;;) {
      next += 1;
      const configuration = {
        replicationClusterId: '9007199254740993',
        protectionGroupId: `1:2:${next}`,
        objects: [{ objectId: String(next) }],
      };
      const answer = await postOperation(url, CREATE, { configuration }).catch(() => null);
      if (answer === null) return;
      onAnswer(answer.data.createFailoverRunConfiguration.configuration);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
}

async function readAll(url: string, ids: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let start = 0; start < ids.length; start += 50) {
    const { data } = await postOperation(
      url,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on FailoverRunConfiguration { requestBody } } }',
      { ids: ids.slice(start, start + 50) },
    );
    found.push(...data.nodes);
  }
  return found;
}

/** A second server on the same data directory ends at once and says who has it. */
async function expectRefusal(settings: Settings, holder: ServiceProcess, url: string): Promise<void> {
  const { code, output, errors } = await new ServiceProcess(settings).ended;
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(errors).toMatch(
    new RegExp(
      `^Cannot start with these settings:\n  DATA_DIR: .* ${settings.DATA_DIR} is in use by process ${holder.pid} on .*, serving ${url}\\); .*$`,
    ),
  );
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
}

/** What is told of a run from now on. */
function watch(url: string, id: string): Subscription {
  const client = createClient({ url: `${url}/graphql`, retryAttempts: 0 });
  onTestFinished(() => client.dispose());
  return new Subscription(client, 'subscription ($id: ID!) { plannedRun(id: $id) { status } }', { id });
}

test('after kill -9 during a run and during writes, the next process has all that was acknowledged, and the run goes on', async () => {
  const settings = { ...(await emptyDatabase()), POLL_INTERVAL_MS: '100', SIMULATOR_SPEED: '0' };
  const killed = new ServiceProcess(settings);
  const url = await killed.url();
  if (settings.DATABASE_URL === undefined) await expectRefusal(settings, killed, url);

  const execute = (query: string, variables?: unknown) => postOperation(url, query, variables);
  const [configuration] = await describeRuns(execute);
  const { id } = await startRun(execute, configuration as NonNullable<typeof configuration>);
  const before = watch(url, id);
  await before.until(({ data }) => data.plannedRun.status === 'WAITING');
  await killed.advance(20);
  await before.until(({ data }) => data.plannedRun.status === 'RUNNING');
  before.leave();

  const acknowledged: Acknowledged[] = [];
  await writeUntilGone(url, (one) => {
    acknowledged.push(one);
    if (acknowledged.length === ANSWERS) killed.signal('SIGKILL');
  });
  expect(await killed.ended).toMatchObject({ code: null, signal: 'SIGKILL' });
  expect(acknowledged.length).toBeGreaterThanOrEqual(ANSWERS);

  // Its lock is left behind, and refuses nobody.
  expect(existsSync(join(settings.DATA_DIR, 'lock.json'))).toBe(true);
  const next = new ServiceProcess(settings);
  const ids = acknowledged.map((one) => one.id);
  expect(await readAll(await next.url(), ids)).toEqual(acknowledged);

  const after = watch(await next.url(), id);
  await after.until(() => true);
  await next.advance(3_600);
  await after.completed();
  expect(after.runs[0]).toEqual({ status: 'RUNNING' });
  expect(after.runs.at(-1)).toEqual({ status: 'SUCCEEDED' });
});

test.skipIf(TEST_DATABASE_URL === undefined)(
  'beside a database that servers share, only one of them has the data directory, and all start',
  async () => {
    const { url: DATABASE_URL, drop } = await createPostgresqlDatabase(TEST_DATABASE_URL ?? '');
    onTestFinished(drop);
    const settings = { DATABASE_URL, DATA_DIR: temporaryFolder() };
    const servers = [new ServiceProcess(settings), new ServiceProcess(settings)];
    await Promise.all(servers.map((server) => server.url()));
    const warnings = servers.flatMap(({ log }) => log.filter(({ level }) => level === 40));
    expect(warnings).toMatchObject([{ msg: expect.stringContaining('will be forgotten') }]);
  },
);
