import type { z } from 'zod';

/** What stands for a value of an enumeration that is not known; schemas that can show it list it. */
export const UNKNOWN_VALUE = 'Unknown';

/** Parameter of a custom issue that leaves nothing of the answer to read: what is odd is the answer itself. */
export const WHOLE = 'whole';

/** Something in an answer that is not as the API describes it. */
export interface Oddity {
  /** Where, with `*` for positions in lists: `runs.*.objects`. */
  readonly place: string;
  /** What was expected there; never what came, which may be secret. */
  readonly fault: string;
}

/** What could be read of an answer, or the one fault that leaves nothing to read. */
export type Reading<Output> =
  | { readonly success: true; readonly data: Output; readonly oddities: readonly Oddity[] }
  | { readonly success: false; readonly fault: Oddity };

type Issue = z.core.$ZodIssue;
type Container = Record<PropertyKey, unknown>;

/** Marks an element of a list that is to be left out. */
const LEFT_OUT = Symbol('left out');

/**
 * Parses an answer so that what is odd in it hides nothing else. A value that is not understood reads as absent, or
 * as unknown where the schema knows that; where it must not be absent, so does the nearest thing around it that
 * may be, which is at the latest the element of a list. Only what is odd at the very top makes the whole unreadable.
 * @param body fresh from the parser of JSON; is changed
 */
export function parseTolerantly<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): Reading<z.output<Schema>> {
  let parsed = schema.safeParse(body);
  // What follows from a repair is no oddity of its own.
  const oddities = parsed.error?.issues.map(oddityOf) ?? [];
  // Each round takes away something around every issue, so that the depth of the answer bounds the rounds.
  while (!parsed.success) {
    const { issues } = parsed.error;
    for (const issue of issues) if (!repair(body, issue)) return { success: false, fault: oddityOf(issue) };
    leaveOut(body, issues);
    parsed = schema.safeParse(body);
  }
  return { success: true, data: parsed.data, oddities };
}

/** Takes away the smallest thing at or around the issue that is there; `false` when that is the whole answer. */
function repair(body: unknown, issue: Issue): boolean {
  if (issue.code === 'custom' && issue.params?.[WHOLE] === true) return false;
  const chain = chainTo(body, issue.path);
  const [container, key] = chain.at(-1) ?? [];
  const isWhere = chain.length === issue.path.length;
  if (container !== undefined && key !== undefined && isWhere && acceptsUnknown(issue, container[key])) {
    container[key] = UNKNOWN_VALUE;
    return true;
  }
  for (const [holder, name] of chain.reverse()) {
    const present = holder[name];
    if (present === LEFT_OUT) return true;
    if (Array.isArray(holder)) {
      holder[name] = LEFT_OUT;
      return true;
    }
    if (present === null || present === undefined) continue;
    holder[name] = null;
    return true;
  }
  return false;
}

/** The things on the way to the place, each as what holds it and the key there. */
function chainTo(body: unknown, path: readonly PropertyKey[]): [Container, PropertyKey][] {
  const chain: [Container, PropertyKey][] = [];
  let value = body;
  for (const key of path) {
    if (!isContainer(value)) break;
    chain.push([value, key]);
    value = value[key];
  }
  return chain;
}

function acceptsUnknown(issue: Issue, present: unknown): boolean {
  if (present === null || present === undefined || present === UNKNOWN_VALUE) return false;
  return issue.code === 'invalid_value' && issue.values.includes(UNKNOWN_VALUE);
}

/** Closes the gaps in the lists on the way to the issues. */
function leaveOut(body: unknown, issues: readonly Issue[]): void {
  const holders = new Set(issues.flatMap(({ path }) => chainTo(body, path).map(([holder]) => holder)));
  for (const holder of holders) {
    if (!Array.isArray(holder) || !holder.includes(LEFT_OUT)) continue;
    const kept = holder.filter((element) => element !== LEFT_OUT);
    holder.length = 0;
    for (const element of kept) holder.push(element);
  }
}

function oddityOf({ path, message }: Issue): Oddity {
  const place = path.map((key) => (typeof key === 'number' ? '*' : String(key))).join('.');
  return { place: place === '' ? 'the top' : place, fault: message };
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
