import { type ExecutionResult, GraphQLError } from 'graphql';

/** Bytes of the punctuation around a value. */
const PUNCTUATION = 4;
/** Bytes of a number or a word. */
const SHORT_VALUE = 8;

/**
 * The result, or an error in its place when its JSON would be longer than allowed: nobody builds the text of what was
 * read beyond all expectation.
 */
export function limitAnswer(result: ExecutionResult, maxBytes: number): ExecutionResult {
  if (jsonLength(result, maxBytes) <= maxBytes) return result;
  const message = `The answer would be longer than ${maxBytes} bytes: select less, or ask page by page. A mutation has been carried out all the same.`;
  const http = { spec: true, status: 400 };
  return {
    data: null,
    errors: [new GraphQLError(message, { extensions: { code: 'ANSWER_TOO_LARGE', http } })],
  };
}

/** About how long the value is as JSON; beyond the limit nothing more is looked at. */
export function jsonLength(root: unknown, limit: number): number {
  let length = 0;
  const open: object[] = [];
  const add = (value: unknown) => {
    length += PUNCTUATION;
    if (typeof value === 'string') length += value.length;
    else if (typeof value === 'object' && value !== null) open.push(value);
    else length += SHORT_VALUE;
  };
  add(root);
  for (let next = open.pop(); next !== undefined && length <= limit; next = open.pop()) {
    if (Array.isArray(next)) for (const value of next) add(value);
    // Errors show their properties by a method of their own.
    else if (next instanceof GraphQLError) add(next.message);
    else
      for (const key in next) {
        length += key.length;
        add((next as Readonly<Record<string, unknown>>)[key]);
      }
  }
  return length;
}
