import { sql } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StoreUnavailable } from '../../src/core/values/store-unavailable.ts';
import { reasonOf } from '../../src/store/database/database-error.ts';
import { isOutage, translateError, translatingErrors } from '../../src/store/database/outages.ts';
import type { OpenDatabase } from '../../src/store/database/types.ts';
import { openTestDatabase } from '../support/database.ts';

const answered = (code: string) => Object.assign(new pg.DatabaseError('declined', 8, 'error'), { code });
const onTheWay = (code: string, syscall?: string) => Object.assign(new Error(code), { code, syscall });

describe('an outage is', () => {
  test.each([
    ['a connection that broke', answered('08006')],
    ['a full disk', answered('53100')],
    ['no connection left', answered('53300')],
    ['a server that stops', answered('57P01')],
    ['a server that starts', answered('57P03')],
    ['a server that has become a standby', answered('25006')],
    ['a connection refused', onTheWay('ECONNREFUSED', 'connect')],
    ['a socket file that is gone', onTheWay('ENOENT', 'connect')],
    ['a connection cut', onTheWay('ECONNRESET', 'read')],
    ['a name that cannot be looked up', onTheWay('EAI_AGAIN', 'getaddrinfo')],
    [
      'several addresses, each refused',
      new AggregateError([onTheWay('ECONNREFUSED'), onTheWay('ENETUNREACH')]),
    ],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a pool that got none in time', new Error('timeout exceeded when trying to connect')],
  ])('%s', (_what, error) => {
    expect(isOutage(error)).toBe(true);
    expect(translateError(error)).toBeInstanceOf(StoreUnavailable);
  });

  test.each([
    ['a constraint', answered('23505')],
    ['a missing right', answered('42501')],
    ['a value out of range', answered('22008')],
    ['a statement that was canceled', answered('57014')],
    ['a file that is not there', onTheWay('ENOENT', 'open')],
    ['a bug', new TypeError('x is not a function')],
    ['several causes of which one is a bug', new AggregateError([onTheWay('ECONNREFUSED'), new TypeError()])],
    ['no error', 'Connection terminated'],
  ])('not %s', (_what, error) => {
    expect(isOutage(error)).toBe(false);
    expect(translateError(error)).toBe(error);
  });
});

/** As a repository is: with state of its own, and methods that are or are not asynchronous. */
class Divisions {
  readonly #opened: OpenDatabase;
  constructor(opened: OpenDatabase) {
    this.#opened = opened;
  }
  divide(dividend: number, divisor: number) {
    return this.#opened.database.execute(sql`select ${dividend}::int / ${divisor}::int as quotient`);
  }
  get place() {
    return this.#opened.description;
  }
  half(number: number) {
    return number / 2;
  }
}

test('a repository answers as before, and fails without showing its statements', async () => {
  const database = await openTestDatabase();
  onTestFinished(() => database.drop());
  const divisions = translatingErrors(new Divisions(database));
  expect([divisions.place, divisions.half(4)]).toEqual([database.description, 2]);
  expect((await divisions.divide(6, 3)).rows).toEqual([{ quotient: 2 }]);
  const error = await Promise.resolve(divisions.divide(1, 0)).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ message: 'division by zero', code: '22012' });
  const plain = await Promise.resolve(new Divisions(database).divide(1, 0)).catch(
    (reason: unknown) => reason,
  );
  expect(String(plain)).toContain('params:');
  expect(reasonOf(plain)).toBe('division by zero');
});
