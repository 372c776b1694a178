import {
  type DocumentNode,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isInputObjectType,
  isInputType,
  isListType,
  Kind,
  typeFromAST,
  type ValidationRule,
  type ValueNode,
} from 'graphql';
import { MalformedInt64 } from '../../../core/values/malformed-int64.ts';
import { Int64, readInt64Literal, readInt64Value } from './int64.ts';

/** Inputs whose malformed ids are issues with a path, reported by the rules for configurations with all others. */
const REPORTED_AS_ISSUES: readonly string[] = ['FailoverRunConfigurationInput', 'FailoverRunObjectInput'];

/** As many as graphql-js reports of other values. */
const MOST_ERRORS = 50;

const strictTypes = new WeakMap<GraphQLNamedInputType, boolean>();

/** Refuses literals that are no int64, except where they are issues. */
export const int64Literals: ValidationRule = (context) => {
  const check = (type: GraphQLInputType | undefined, literal: ValueNode | undefined) => {
    for (const [node, malformed] of type && literal ? faultsOfLiteral(type, literal) : [])
      context.reportError(
        new GraphQLError(`Int64 ${malformed.reason}.`, { nodes: node, extensions: code() }),
      );
  };
  return {
    Argument: ({ value }) => check(context.getInputType() ?? undefined, value),
    VariableDefinition: ({ type, defaultValue }) =>
      check(inputTypeOf(context.getSchema(), type), defaultValue),
  };
};

/** The errors of variables that are no int64, except where they are issues; for an operation that is valid. */
export function malformedInt64Variables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const errors: GraphQLError[] = [];
  for (const definition of definitions) {
    const name = definition.variable.name.value;
    const type = inputTypeOf(schema, definition.type);
    if (type === undefined || !Object.hasOwn(variables, name)) continue;
    for (const [path, { reason }] of faultsOfValue(type, variables[name], '')) {
      const place = path === '' ? '' : ` at "${path}"`;
      const message = `Variable "$${name}" has invalid value${place}: Int64 ${reason}.`;
      errors.push(new GraphQLError(message, { nodes: definition, extensions: code() }));
      if (errors.length === MOST_ERRORS) return errors;
    }
  }
  return errors;
}

/** An object for each error: the server notes in it how that one is answered. */
const code = () => ({ code: 'BAD_USER_INPUT', http: { status: 400 } });

function* faultsOfLiteral(
  type: GraphQLInputType,
  literal: ValueNode,
): Generator<readonly [ValueNode, MalformedInt64]> {
  if (literal.kind === Kind.VARIABLE || literal.kind === Kind.NULL || !isStrict(getNamedType(type))) return;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = literal.kind === Kind.LIST ? literal.values : [literal];
    for (const item of items) yield* faultsOfLiteral(nullable.ofType, item);
  } else if (isInputObjectType(nullable)) {
    if (literal.kind !== Kind.OBJECT) return;
    for (const { name, value } of literal.fields) {
      const field = nullable.getFields()[name.value];
      if (field !== undefined) yield* faultsOfLiteral(field.type, value);
    }
  } else {
    // What it is within, variables included, makes no difference to a list or an object: neither is an int64.
    const read = readInt64Literal(literal as Parameters<typeof readInt64Literal>[0]);
    if (read instanceof MalformedInt64) yield [literal, read];
  }
}

function* faultsOfValue(
  type: GraphQLInputType,
  value: unknown,
  path: string,
): Generator<readonly [string, MalformedInt64]> {
  if (value === null || value === undefined || !isStrict(getNamedType(type))) return;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) yield* faultsOfValue(nullable.ofType, value, path);
    else
      for (const [index, item] of value.entries())
        yield* faultsOfValue(nullable.ofType, item, `${path}[${index}]`);
  } else if (isInputObjectType(nullable)) {
    if (typeof value !== 'object') return;
    for (const [name, { type: fieldType }] of Object.entries(nullable.getFields()))
      yield* faultsOfValue(fieldType, (value as Record<string, unknown>)[name], `${path}.${name}`);
  } else {
    const read = readInt64Value(value);
    if (read instanceof MalformedInt64) yield [path, read];
  }
}

/** Whether values of the type are, or hold, an int64 that is refused where it is malformed. */
function isStrict(type: GraphQLNamedInputType): boolean {
  let strict = strictTypes.get(type);
  if (strict === undefined) {
    strict = typesWithin(type).has(Int64.name);
    strictTypes.set(type, strict);
  }
  return strict;
}

/** Names of the type and of all that its fields lead to, without what is reported as issues. */
function typesWithin(type: GraphQLNamedInputType, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(type.name) || REPORTED_AS_ISSUES.includes(type.name)) return found;
  found.add(type.name);
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) typesWithin(getNamedType(field.type), found);
  return found;
}

function inputTypeOf(
  schema: GraphQLSchema,
  node: Parameters<typeof typeFromAST>[1],
): GraphQLInputType | undefined {
  const type = typeFromAST(schema, node);
  return isInputType(type) ? type : undefined;
}
