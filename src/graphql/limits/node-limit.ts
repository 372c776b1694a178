import {
  type DocumentNode,
  type ExecutionArgs,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../kit/connection.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Refuses operations that ask for more nodes than allowed: pages within pages multiply, so that a short query
 * can ask for millions of records. Depends on variables, and therefore runs after validation.
 */
export function limitNodes(maxNodes: number): Plugin {
  const refuse = (args: ExecutionArgs, stop: (result: { errors: GraphQLError[] }) => void) => {
    const nodes = countNodes(args.schema, args.document, args.operationName, args.variableValues ?? {});
    if (nodes <= maxNodes) return;
    const message = `The operation asks for up to ${nodes} nodes, each page times the pages within it; at most ${maxNodes} are allowed. Ask for smaller pages, or for fewer within each other.`;
    const extensions = { code: 'QUERY_TOO_EXPENSIVE', http: { spec: true, status: 400 } };
    stop({ errors: [new GraphQLError(message, { extensions })] });
  };
  return {
    onExecute: ({ args, setResultAndStopExecution }) => refuse(args, setResultAndStopExecution),
    onSubscribe: ({ args, setResultAndStopExecution }) => refuse(args, setResultAndStopExecution),
  };
}

/**
 * How many nodes a valid operation can bring at the most: the sum of its pages, each multiplied by the pages that it
 * is within. A page counts as often as it is asked for, and an empty one as one node, because it is read as well.
 */
export function countNodes(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
): number {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return 0;
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
  );
  const counter = new NodeCounter(schema, document, { ...Object.fromEntries(defaults), ...variables });
  return counter.count(operation.selectionSet, root);
}

/** Counts selection sets; each fragment once, however often it is spread. */
class NodeCounter {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #counted = new Map<string, number>();
  readonly #variables: Variables;

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Variables) {
    this.#schema = schema;
    const fragments = document.definitions.filter(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION,
    );
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#variables = variables;
  }

  count(selectionSet: SelectionSetNode, parent: GraphQLNamedType | undefined): number {
    let nodes = 0;
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) nodes += this.#countField(selection, parent);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) nodes += this.#countFragment(selection.name.value);
      else {
        const condition = selection.typeCondition?.name.value;
        nodes += this.count(
          selection.selectionSet,
          condition === undefined ? parent : this.#schema.getType(condition),
        );
      }
    }
    return nodes;
  }

  #countField(field: FieldNode, parent: GraphQLNamedType | undefined): number {
    const hasFields = isObjectType(parent) || isInterfaceType(parent);
    const definition = hasFields ? parent.getFields()[field.name.value] : undefined;
    if (definition === undefined || field.selectionSet === undefined) return 0;
    const within = this.count(field.selectionSet, getNamedType(definition.type));
    const names = definition.args.map(({ name }) => name);
    if (names.includes('first')) {
      const size = this.#pageSize(field);
      return Math.max(size, 1) + size * within;
    }
    if (!names.includes('ids')) return within;
    const ids = this.#argument(field, 'ids');
    const length = Array.isArray(ids) ? ids.length : 1;
    return length + length * within;
  }

  /** A size out of range is refused by the field itself. */
  #pageSize(field: FieldNode): number {
    const size = this.#argument(field, 'last') ?? this.#argument(field, 'first');
    return typeof size === 'number' ? Math.min(Math.max(size, 0), MAX_PAGE_SIZE) : DEFAULT_PAGE_SIZE;
  }

  #argument(field: FieldNode, name: string): unknown {
    const argument = field.arguments?.find((candidate) => candidate.name.value === name);
    return argument && valueFromASTUntyped(argument.value, this.#variables);
  }

  #countFragment(name: string): number {
    const counted = this.#counted.get(name);
    if (counted !== undefined) return counted;
    const fragment = this.#fragments.get(name);
    if (fragment === undefined) return 0;
    const nodes = this.count(fragment.selectionSet, this.#schema.getType(fragment.typeCondition.name.value));
    this.#counted.set(name, nodes);
    return nodes;
  }
}
