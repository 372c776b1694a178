import {
  type GraphQLArgument,
  GraphQLID,
  type GraphQLInputType,
  GraphQLString,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type ValueNode,
} from 'graphql';

/** Characters of one text in an argument; names and ids of clusters are far shorter. */
const LONGEST_TEXT = 1_000;
/** Cursors hold the name and the id of an item. */
const LONGEST_CURSOR = 4_000;
/** Characters of all texts of one argument together: they are sent on to clusters as part of an address. */
const MOST_CHARACTERS = 20_000;

const CURSORS: readonly string[] = ['after', 'before'];

type Variables = Readonly<Record<string, unknown>>;

/**
 * What is wrong with the texts (`String` and `ID`) of an argument that is no input of a mutation and no configuration:
 * those answer faults as issues. `undefined` where nothing is.
 */
export function findLongText(
  { name, type }: GraphQLArgument,
  value: ValueNode,
  variables: Variables,
): string | undefined {
  const longest = CURSORS.includes(name) ? LONGEST_CURSOR : LONGEST_TEXT;
  let total = 0;
  for (const { length } of textsOf(type, value, variables)) {
    total += length;
    if (length > longest)
      return `A text in the argument ${name} has ${length} characters; at most ${longest} are allowed.`;
    if (total > MOST_CHARACTERS)
      return `The texts in the argument ${name} have more than ${MOST_CHARACTERS} characters together.`;
  }
  return undefined;
}

function* textsOf(type: GraphQLInputType, node: ValueNode, variables: Variables): Generator<string> {
  const nullable = getNullableType(type);
  if (node.kind === Kind.VARIABLE) yield* textsWithin(nullable, variables[node.name.value]);
  else if (isListType(nullable)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    for (const item of items) yield* textsOf(nullable.ofType, item, variables);
  } else if (isInputObjectType(nullable)) {
    for (const { name, value } of node.kind === Kind.OBJECT ? node.fields : []) {
      const field = nullable.getFields()[name.value];
      if (field !== undefined) yield* textsOf(field.type, value, variables);
    }
  } else if (isText(nullable) && node.kind === Kind.STRING) yield node.value;
}

/** Goes no deeper than the type does, however deep the value is nested. */
function* textsWithin(type: GraphQLInputType, value: unknown): Generator<string> {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    for (const item of Array.isArray(value) ? value : [value]) yield* textsWithin(nullable.ofType, item);
  } else if (isInputObjectType(nullable)) {
    if (typeof value !== 'object' || value === null) return;
    for (const field of Object.values(nullable.getFields()))
      yield* textsWithin(field.type, (value as Variables)[field.name]);
  } else if (isText(nullable) && typeof value === 'string') yield value;
}

function isText(type: GraphQLInputType): boolean {
  return type === GraphQLString || type === GraphQLID;
}
