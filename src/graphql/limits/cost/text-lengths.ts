import { Kind, type ValueNode } from 'graphql';

/** Characters of one text in an argument; names and ids of clusters are far shorter. */
const LONGEST_TEXT = 1_000;
/** Cursors hold the name and the id of an item. */
const LONGEST_CURSOR = 4_000;
/** Characters of all texts of one argument together: they are sent on to clusters as part of an address. */
const MOST_CHARACTERS = 20_000;

const CURSORS: readonly string[] = ['after', 'before'];

/**
 * What is wrong with the texts of an argument that is no input of a mutation and no configuration: those answer faults
 * as issues. `undefined` where nothing is.
 */
export function findLongText(
  argument: string,
  value: ValueNode,
  variables: Readonly<Record<string, unknown>>,
): string | undefined {
  const longest = CURSORS.includes(argument) ? LONGEST_CURSOR : LONGEST_TEXT;
  let total = 0;
  for (const text of textsOf(value, variables)) {
    total += text.length;
    if (text.length > longest)
      return `A text in the argument ${argument} has ${text.length} characters; at most ${longest} are allowed.`;
    if (total > MOST_CHARACTERS)
      return `The texts in the argument ${argument} have more than ${MOST_CHARACTERS} characters together.`;
  }
  return undefined;
}

function* textsOf(node: ValueNode, variables: Readonly<Record<string, unknown>>): Generator<string> {
  switch (node.kind) {
    case Kind.STRING:
      yield node.value;
      return;
    case Kind.LIST:
      for (const item of node.values) yield* textsOf(item, variables);
      return;
    case Kind.OBJECT:
      for (const { value } of node.fields) yield* textsOf(value, variables);
      return;
    case Kind.VARIABLE:
      yield* textsWithin(variables[node.name.value]);
  }
}

/** By a stack of its own: JSON can be nested deeper than functions can call themselves. */
function* textsWithin(root: unknown): Generator<string> {
  const open = [root];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') yield next;
    else if (typeof next === 'object' && next !== null)
      for (const value of Object.values(next)) open.push(value);
  }
}
