import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isDecimalInteger, parseInt64 } from '../../../core/values/int64.ts';

const RANGE = 'between -9223372036854775808 and 9223372036854775807';

/**
 * `Int64`: exact or refused. Output is always a decimal string, because most clients read JSON numbers as
 * doubles. The schema's description of the scalar is the contract.
 */
export const Int64 = new GraphQLScalarType<bigint, string>({
  name: 'Int64',
  coerceOutputValue(value) {
    // A number here would mean that an id has been a double somewhere on its way: a bug, never to be hidden.
    if (typeof value !== 'bigint') throw new TypeError(`Int64 cannot represent a ${typeof value}`);
    return value.toString();
  },
  coerceInputValue(value) {
    if (typeof value === 'string') return fromDecimal(value);
    if (typeof value === 'bigint') return fromDecimal(value.toString());
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      throw refusal('Int64 must be an integer or a string of decimal digits.');
    }
    if (!Number.isSafeInteger(value)) {
      throw refusal(
        'Int64 got a JSON number beyond ±(2^53−1), whose digits may have been lost on the way here: send it as a string.',
      );
    }
    return BigInt(value);
  },
  coerceInputLiteral(literal) {
    if (literal.kind === Kind.INT || literal.kind === Kind.STRING) return fromDecimal(literal.value);
    throw refusal('Int64 must be an integer literal or a string of decimal digits.');
  },
});

function fromDecimal(text: string): bigint {
  const value = parseInt64(text);
  if (value !== undefined) return value;
  throw refusal(
    isDecimalInteger(text)
      ? `Int64 must be ${RANGE}.`
      : 'Int64 must be an integer in decimal digits, without spaces, leading zeros or a plus sign.',
  );
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
