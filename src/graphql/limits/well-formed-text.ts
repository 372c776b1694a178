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
  return json.includes('\\ud') || json.includes('\\uD');
}

/** Where a value stands; its path is put together only when it is told. */
interface Place {
  readonly value: object;
  readonly key: string;
  readonly within: Place | undefined;
}

/** No recursion: JSON can be nested deeper than functions can. */
function findIllFormedText(root: unknown): string | undefined {
  if (typeof root === 'string') return root.isWellFormed() ? undefined : '';
  if (typeof root !== 'object' || root === null) return undefined;
  const open: Place[] = [{ value: root, key: '', within: undefined }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value } = place;
    const isList = Array.isArray(value);
    for (const key in value) {
      if (!isList && !key.isWellFormed()) return pathOf(place, key);
      const child: unknown = (value as Record<string, unknown>)[key];
      if (typeof child === 'string') {
        if (!child.isWellFormed()) return pathOf(place, key);
      } else if (typeof child === 'object' && child !== null) open.push({ value: child, key, within: place });
    }
  }
  return undefined;
}

function pathOf(place: Place, key: string): string {
  const keys = [key];
  for (let at: Place | undefined = place; at?.within !== undefined; at = at.within) keys.push(at.key);
  return keys.reverse().join('.');
}
