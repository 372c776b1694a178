import { type ConstValueNode, GraphQLScalarType, Kind } from 'graphql';
import { isDecimalInteger, parseInt64 } from '../../../core/values/int64.ts';
import { MalformedInt64 } from '../../../core/values/malformed-int64.ts';

const NO_INTEGER = new MalformedInt64('WRONG_TYPE', 'must be an integer or a string of decimal digits');
const NO_DECIMAL = new MalformedInt64(
  'WRONG_TYPE',
  'must be an integer in decimal digits, without spaces, leading zeros or a plus sign',
);
const OUT_OF_RANGE = new MalformedInt64(
  'ID_OUT_OF_RANGE',
  'must be between -9223372036854775808 and 9223372036854775807',
);
const UNSAFE = new MalformedInt64(
  'UNSAFE_INTEGER',
  'got a JSON number beyond ±(2^53−1), whose digits may have been lost on the way here: send it as a string',
);

/**
 * `Int64`: exact or refused. Output is always a decimal string, because most clients read JSON numbers as
 * doubles. The schema's description of the scalar is the contract.
 *
 * As input, what is no int64 becomes a {@link MalformedInt64}. Only within a configuration does it get as far as the
 * use cases, which report it among all other faults; elsewhere `strict-int64.ts` refuses it before the execution.
 */
export const Int64 = new GraphQLScalarType<bigint | MalformedInt64, string>({
  name: 'Int64',
  coerceOutputValue(value) {
    // A number here would mean that an id has been a double somewhere on its way: a bug, never to be hidden.
    if (typeof value !== 'bigint') throw new TypeError(`Int64 cannot represent a ${typeof value}`);
    return value.toString();
  },
  coerceInputValue: readInt64Value,
  coerceInputLiteral: readInt64Literal,
});

/** The int64 that a value of variables means. */
export function readInt64Value(value: unknown): bigint | MalformedInt64 {
  if (typeof value === 'string') return fromDecimal(value);
  if (typeof value === 'bigint') return fromDecimal(value.toString());
  if (typeof value !== 'number' || !Number.isInteger(value)) return NO_INTEGER;
  return Number.isSafeInteger(value) ? BigInt(value) : UNSAFE;
}

/** The int64 that a literal within a document means. */
export function readInt64Literal(literal: ConstValueNode): bigint | MalformedInt64 {
  return literal.kind === Kind.INT || literal.kind === Kind.STRING ? fromDecimal(literal.value) : NO_INTEGER;
}

function fromDecimal(text: string): bigint | MalformedInt64 {
  return parseInt64(text) ?? (isDecimalInteger(text) ? OUT_OF_RANGE : NO_DECIMAL);
}
