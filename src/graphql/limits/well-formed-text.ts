import type { GraphQLError } from 'graphql';
import { requestError } from './request-error.ts';

/**
 * The refusal of a value that holds text with half of a character (a surrogate without its other half). JSON can
 * escape such text, but no encoding knows it: stored or passed on, it would become something else.
 * @returns `undefined` when all text is well-formed
 */
export function refuseIllFormedText(value: unknown): GraphQLError | undefined {
  const path = findIllFormedText(value);
  if (path === undefined) return undefined;
  const message = `The text at ${path.toWellFormed()} holds half of a character, which no encoding knows.`;
  return requestError(400, 'BAD_USER_INPUT', message);
}

/** Whether JSON text can hold half of a character: looking at the values costs more. */
export function mayBeIllFormed(json: string): boolean {
  return /\\u[dD][89a-fA-F]/.test(json);
}

/** No recursion: JSON can be nested deeper than functions can. */
function findIllFormedText(root: unknown): string | undefined {
  const open: (readonly [path: string, value: unknown])[] = [['', root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next;
    if (typeof value === 'string' && !value.isWellFormed()) return path;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      const childPath = path === '' ? key : `${path}.${key}`;
      if (!key.isWellFormed()) return childPath;
      if (typeof child === 'string' || typeof child === 'object') open.push([childPath, child]);
    }
  }
  return undefined;
}
