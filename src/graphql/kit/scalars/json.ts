import { type ConstValueNode, GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { type ExactJson, parseExactJson } from '../../../core/values/exact-json.ts';

/**
 * `JSON`: any value. Integer literals in the query text arrive as exact bigints. Numbers in variables arrive as
 * the doubles that JSON parsing made of them; whoever reads one as an id refuses it where it is not safe, so
 * that the refusal names the field. That holds for a variable within a literal, too.
 */
export const ArbitraryJson = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  coerceOutputValue: (value) => value,
  coerceInputValue: (value) => value,
  coerceInputLiteral: fromLiteral,
});

function fromLiteral(literal: ConstValueNode): ExactJson {
  switch (literal.kind) {
    case Kind.NULL:
      return null;
    case Kind.BOOLEAN:
    case Kind.STRING:
      return literal.value;
    case Kind.INT:
      // graphql-js writes a variable within a literal as a literal of its own, which has no place in the document.
      return literal.loc === undefined ? Number(literal.value) : parseExactJson(literal.value);
    case Kind.FLOAT:
      return Number(literal.value);
    case Kind.LIST:
      return literal.values.map(fromLiteral);
    case Kind.OBJECT:
      return Object.fromEntries(literal.fields.map((field) => [field.name.value, fromLiteral(field.value)]));
    case Kind.ENUM:
      throw new GraphQLError(`JSON has no bare words: put ${literal.value} in quotes.`, {
        extensions: { code: 'BAD_USER_INPUT' },
      });
  }
}
