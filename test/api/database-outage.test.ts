import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createRepositories } from '../../src/process/composition/repositories.ts';
import { type Service, startService } from '../../src/process/service.ts';
import { systemClock } from '../../src/process/system-clock.ts';
import { readConfig } from '../../src/settings/settings.ts';
import { openDatabase } from '../../src/store/database/database.ts';
import type { OpenDatabase } from '../../src/store/database/types.ts';
import { type LogLine, recordingLogger } from '../support/api.ts';
import { createPostgresqlDatabase, TEST_DATABASE_URL } from '../support/database.ts';
import { readResults } from '../support/event-stream.ts';
import { enqueueNothing, eventWith, newRun, storeConfiguration } from '../support/planned-runs.ts';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const LIST = '{ plannedRuns(first: 10) { nodes { failoverId } } }';
const CREATE = `mutation { createFailoverRunConfiguration(input: { configuration: {
  protectionGroupId: "11:5:7", replicationClusterId: "22", objects: [{ objectId: "1" }] } }) { configuration { id } } }`;
const WATCH = 'subscription Watch($id: ID!) { plannedRun(id: $id) { status events { message } } }';

const idOf = (failoverId: string, type = 'PlannedRun') =>
  Buffer.from(`${type}:${failoverId}`).toString('base64url');

describe.runIf(TEST_DATABASE_URL !== undefined)('while the database is away', () => {
  const server = new URL(TEST_DATABASE_URL ?? 'postgres://nowhere');
  const logger = recordingLogger();
  let line: TcpProxy;
  let service: Service;
  /** The same database, by a way that stays open. */
  let direct: OpenDatabase;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const created = await createPostgresqlDatabase(server.href);
    drop = created.drop;
    direct = await openDatabase({ url: created.url });
    await storeConfiguration(direct);
    line = await openTcpProxy(server.hostname, Number(server.port || 5432));
    service = await startService(configOf(created.url, line), { server: true, worker: false }, logger);
  });

  afterAll(async () => {
    await service.close();
    await line.close();
    await direct.close();
    await drop();
  });

  const post = (query: string, variables: unknown = {}, accept = 'application/json') =>
    fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query, variables }),
    });

  function cutLine(): void {
    line.cut();
    onTestFinished(() => line.mend());
  }

  test.each([
    ['a query', LIST, 'application/json'],
    ['a query by the newer media type', LIST, 'application/graphql-response+json'],
    ['a mutation', CREATE, 'application/json'],
  ])('%s is answered 503, with a code, and works afterwards', async (_what, query, accept) => {
    cutLine();
    const refused = await post(query, {}, accept);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    const { errors } = await refused.json();
    expect(errors).toEqual([
      expect.objectContaining({ extensions: { code: 'DATABASE_UNAVAILABLE' }, path: expect.any(Array) }),
    ]);
    expect(errors[0].message).toContain('may be sent again');
    line.mend();
    const answer = await post(query, {}, accept);
    expect([answer.status, (await answer.json()).errors]).toEqual([200, undefined]);
  });

  test('what needs no database is answered', async () => {
    cutLine();
    const answer = await post(`{ viewer { name } plannedRun(id: "${idOf('any')}") { status } }`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      data: { viewer: { name: expect.any(String) }, plannedRun: null },
      errors: [{ extensions: { code: 'DATABASE_UNAVAILABLE' } }],
    });
  });

  test('the log says why, without statements, and calls it no bug', async () => {
    logger.lines.length = 0;
    cutLine();
    await post(LIST);
    const said = logger.lines.find(({ message }) => message === 'The database could not be used');
    expect(said?.level).toBe('warn');
    expect(said?.fields.err).toMatchObject({ message: expect.stringMatching(/Connection terminated|ECONN/) });
    expect(logger.lines.map(textOf).filter((text) => /params:|\bselect\b/i.test(text))).toEqual([]);
    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  async function recordRun() {
    const { plannedRuns: runs } = createRepositories(direct, enqueueNothing, systemClock);
    const { run } = await runs.record(newRun(), [eventWith({ message: 'recorded' })], enqueueNothing);
    return { runs, run };
  }

  test('a subscription that begins then begins when it is back', async () => {
    const { runs, run } = await recordRun();
    cutLine();
    const attempt = line.nextAttempt();
    const subscribing = post(WATCH, { id: idOf(run.failoverId) }, 'text/event-stream');
    await attempt;
    line.mend();
    const results = readResults(await subscribing);
    expect((await results.next()).value).toEqual({
      data: { plannedRun: { status: 'PENDING', events: [{ message: 'recorded' }] } },
    });
    await runs.change(run, { status: 'CANCELED', endedAt: new Date() }, []);
    expect((await results.next()).value?.data.plannedRun.status).toBe('CANCELED');
    expect((await results.next()).done).toBe(true);
  });

  test('a subscription under way goes on, with what has changed meanwhile', async () => {
    const { runs, run } = await recordRun();
    const results = readResults(await post(WATCH, { id: idOf(run.failoverId) }, 'text/event-stream'));
    expect((await results.next()).value?.data.plannedRun.status).toBe('PENDING');
    cutLine();
    await runs.change(run, { status: 'CANCELED', endedAt: new Date() }, [eventWith({ message: 'canceled' })]);
    line.mend();
    expect((await results.next()).value).toEqual({
      data: {
        plannedRun: { status: 'CANCELED', events: [{ message: 'recorded' }, { message: 'canceled' }] },
      },
    });
    expect((await results.next()).done).toBe(true);
  });

  test('subscriptions to a failover go on, and bring each of its events once', async () => {
    const { runs, run } = await recordRun();
    const id = idOf(run.failoverId, 'Failover');
    const open = async (query: string) => readResults(await post(query, { id }, 'text/event-stream'));
    const watch = 'subscription ($id: ID!) { failover(id: $id) { phase } }';
    const states = await open(watch);
    const events = await open('subscription ($id: ID!) { failoverEvents(id: $id) { cursor } }');
    const [state, event] = await Promise.all([states.next(), events.next()]);
    expect(state.value?.data.failover.phase).toBe('SYNCING');
    const cursors = [event.value?.data.failoverEvents.cursor];
    cutLine();
    const attempt = line.nextAttempt();
    const begunMeanwhile = open(watch);
    await attempt;
    await runs.change(run, { status: 'CANCELED', endedAt: new Date() }, []);
    line.mend();
    for (const stream of [states, await begunMeanwhile]) {
      const phases: unknown[] = [];
      for await (const { data, errors } of stream) phases.push(data?.failover.phase ?? errors);
      expect(phases.at(-1)).toBe('STOPPED');
    }
    for await (const { data, errors } of events) cursors.push(data?.failoverEvents.cursor ?? errors);
    expect(cursors.length).toBeGreaterThan(1);
    expect(new Set(cursors).size).toBe(cursors.length);
    expect(cursors.every((cursor) => typeof cursor === 'string')).toBe(true);
  });
});

describe.runIf(TEST_DATABASE_URL !== undefined)(
  'a service that is started while the database is away',
  () => {
    test('waits for it as long as it is told to', async () => {
      const server = new URL(TEST_DATABASE_URL ?? '');
      const { url, drop } = await createPostgresqlDatabase(server.href);
      onTestFinished(drop);
      const line = await openTcpProxy(server.hostname, Number(server.port || 5432));
      onTestFinished(() => line.close());
      line.cut();
      const attempt = line.nextAttempt();
      const logger = recordingLogger();
      const config = configOf(url, line, { DATABASE_WAIT_MS: '3600000' });
      const starting = startService(config, { server: true, worker: true }, logger);
      await attempt;
      line.mend();
      const service = await starting;
      expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
      expect(logger.lines[0]).toMatchObject({
        level: 'warn',
        message: expect.stringContaining('Waiting for the database: PostgreSQL at 127.0.0.1'),
      });
      await service.close();
    });
  },
);

function configOf(databaseUrl: string, line: TcpProxy, settings: Record<string, string> = {}) {
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(line.port);
  const { config, problems } = readConfig('server', {
    DATABASE_URL: url.href,
    PORT: '0',
    CLUSTERS_FILE: 'test/fixtures/clusters.yaml',
    ...settings,
  });
  if (config === null) throw new Error(JSON.stringify(problems));
  return config;
}

/** A line of the log as it is written, with the chain of causes. */
function textOf({ fields, message }: LogLine): string {
  const texts = [message];
  for (let error: unknown = fields.err; error instanceof Error; error = error.cause)
    texts.push(error.message, String(error.stack));
  return texts.join('\n');
}
