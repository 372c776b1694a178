import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { DateTimeResolver } from 'graphql-scalars';

/** What the four digits of a year can say in UTC, and every database and text can hold. */
const EARLIEST = Date.parse('0000-01-01T00:00:00.000Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** Minutes may have a sixty-first second; JavaScript knows none. */
const LEAP_SECOND = /^(\d{4}-\d\d-\d\dT\d\d:\d\d):60(?:\.\d+)?/i;

/**
 * `DateTime`: an instant with its offset. With an offset, the first and the last day of the range can mean instants
 * outside of it: these count as the nearest within.
 */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  coerceOutputValue: (value) => (DateTimeResolver.coerceOutputValue(value) as Date).toISOString(),
  coerceInputValue: readInstant,
  coerceInputLiteral: (literal) => readInstant(literal.kind === Kind.STRING ? literal.value : undefined),
});

function readInstant(value: unknown): Date {
  if (typeof value !== 'string') throw refusal();
  const leap = LEAP_SECOND.exec(value);
  if (leap === null) return withinRange(parse(value).getTime());
  return withinRange(parse(`${leap[1]}:59${value.slice(leap[0].length)}`).getTime() + 1_000);
}

function parse(text: string): Date {
  try {
    return DateTimeResolver.coerceInputValue(text);
  } catch {
    throw refusal();
  }
}

function withinRange(milliseconds: number): Date {
  return new Date(Math.min(Math.max(milliseconds, EARLIEST), LATEST));
}

/** Without the value itself, which can be long. */
function refusal(): GraphQLError {
  const message = 'DateTime must be an instant in ISO 8601 with its offset, such as 2026-03-01T12:00:00Z.';
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
