import type { z } from 'zod';

/** What bodies call the types that the parser knows by its own names. */
const TYPES: Readonly<Record<string, string>> = {
  bigint: 'an integer',
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/**
 * What a refusal says of an issue, unless the schema says it itself: in the words of whoever wrote the body.
 * `null` counts as absent, and so it is missing where something has to be.
 */
export function issueMessage(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined || issue.input === null) return 'is missing';
  if (issue.code !== 'invalid_type') return undefined;
  return `should be ${TYPES[issue.expected] ?? issue.expected}`;
}
