import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FailoverRunConfigurationRepository } from '../../src/store/configurations/failover-run-configurations.ts';
import { openDatabase } from '../../src/store/database/database.ts';
import { configurationWith, digestOf } from '../support/configurations.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { temporaryDataDirectory } from '../support/processes/temporary-folder.ts';

describe('an open database', () => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  afterAll(() => opened?.drop());

  test('answers a ping, and no more once it is closed', async () => {
    const other = await openTestDatabase();
    await other.ping();
    await Promise.all([other.close(), other.close()]);
    await expect(other.ping()).rejects.toThrow();
    await other.drop();
  });

  test('keeps what a transaction did when it ends, nothing when it throws', async () => {
    const kept = digestOf('kept');
    const lost = digestOf('lost');
    const answer = await opened.transaction(async (transaction) => {
      await new FailoverRunConfigurationRepository(transaction).createOrGet(configurationWith(), kept, 'a');
      return 'done';
    });
    expect(answer).toBe('done');
    const failure = new Error('changed my mind');
    const failing = opened.transaction(async (transaction) => {
      await new FailoverRunConfigurationRepository(transaction).createOrGet(configurationWith(), lost, 'a');
      throw failure;
    });
    await expect(failing).rejects.toBe(failure);
    const found = await new FailoverRunConfigurationRepository(opened.database).findByDigests([kept, lost]);
    expect(found.map((record) => record?.digest)).toEqual([kept, undefined]);
  });

  test('lends its driver for LISTEN and NOTIFY', async () => {
    const { driver } = opened;
    const received = Promise.withResolvers<string | undefined>();
    if (driver.kind === 'embedded') {
      await driver.client.listen('news', received.resolve);
    } else {
      const listener = await driver.pool.connect();
      listener.on('notification', ({ payload }) => received.resolve(payload));
      await listener.query('listen news');
      received.promise.finally(() => listener.release(true));
    }
    await opened.database.execute(sql`select pg_notify('news', 'hello')`);
    expect(await received.promise).toBe('hello');
  });
});

test.each(['mysql://root@localhost/x', 'localhost:5432', 'file:///tmp/x', ''])(
  'the URL "%s" is refused',
  async (url) => {
    await expect(openDatabase({ url })).rejects.toMatchObject({
      name: 'DatabaseOpenError',
      kind: 'INVALID_URL',
    });
  },
);

test('the embedded database keeps its rows from one opening to the next', async () => {
  const dataDirectory = temporaryDataDirectory();
  const first = await openDatabase({ dataDirectory });
  await new FailoverRunConfigurationRepository(first.database).createOrGet(
    configurationWith(),
    digestOf(1),
    'a',
  );
  await first.close();
  const second = await openDatabase({ dataDirectory });
  expect(second.description).toContain(dataDirectory.path);
  expect(
    await new FailoverRunConfigurationRepository(second.database).findByDigests([digestOf(1)]),
  ).toMatchObject([{ digest: digestOf(1) }]);
  await second.close();
});

test.each([
  ['is no folder', 'that is no folder', (path: string) => writeFileSync(path, '')],
  [
    'cannot be read',
    'error \\d+ of its file system',
    (path: string) => {
      mkdirSync(path);
      writeFileSync(join(path, 'base'), '');
    },
  ],
])('an embedded database that %s is named', async (_what, reason, occupy) => {
  const dataDirectory = temporaryDataDirectory();
  const path = dataDirectory.pathOf('database');
  occupy(path);
  await expect(openDatabase({ dataDirectory })).rejects.toMatchObject({
    kind: 'UNREADABLE',
    message: expect.stringMatching(new RegExp(`${path} cannot be opened: ${reason}$`)),
  });
});
