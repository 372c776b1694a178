import { DrizzleQueryError } from 'drizzle-orm/errors';

/** Why a database could not be opened. */
export type DatabaseOpenErrorKind =
  /** The URL is not one that can be opened. */
  | 'INVALID_URL'
  /** No answer within the time allowed, or the connection was refused. */
  | 'UNREACHABLE'
  /** The server answered and declined for now: it starts or stops, or has no connection left. */
  | 'NOT_READY'
  /** The server answered and declined: wrong password, unknown database. */
  | 'REFUSED'
  /** A file for TLS that the URL names cannot be read. */
  | 'TLS_FILE'
  /** The database opened, but cannot be used: it takes no changes, or its texts are not UTF-8. */
  | 'UNSUITABLE'
  /** The embedded database's files cannot be read or were written by another version. */
  | 'UNREADABLE'
  /** The connection works but the tables could not be brought up to date. */
  | 'MIGRATION_FAILED';

/** The database cannot be used. The message is fit for an operator; it never holds a password. */
export class DatabaseOpenError extends Error {
  override readonly name = 'DatabaseOpenError';
  readonly kind: DatabaseOpenErrorKind;

  constructor(kind: DatabaseOpenErrorKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
  }
}

/** What the database or the driver threw. Drizzle wraps it in a message of the whole statement and its parameters. */
export function withoutStatement(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause !== undefined ? error.cause : error;
}

/** The most telling short text of an error; a refused connection to several addresses has only a code. */
export function reasonOf(thrown: unknown): string {
  const error = withoutStatement(thrown);
  if (error instanceof AggregateError && error.message === '')
    return [...new Set(error.errors.map(reasonOf))].join('; ');
  if (error instanceof Error) return error.message || error.name;
  // The embedded database's file system throws objects of its own, which are no errors.
  if (typeof error === 'object' && error !== null && 'errno' in error)
    return `error ${error.errno} of its file system`;
  return String(error);
}
