import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { MAX_PAGE_SIZE } from '../../kit/connection.ts';
import { InputCost } from './input-cost.ts';
import { findLongText } from './text-lengths.ts';
import { CostWeights, type ListSize } from './weights.ts';

type Variables = Readonly<Record<string, unknown>>;

/** What an operation can take at the most. */
export interface OperationCost {
  /** Units of the schema's `@cost`: one stands for about 10 microseconds of the server's time. */
  readonly cost: number;
  /** Items of pages, each page multiplied by those that it is within; an empty page is read as well, as one. */
  readonly nodes: number;
  /** What is wrong with the texts of its arguments, where one is longer than anything can be that it names. */
  readonly longText?: string | undefined;
}

/** Arguments whose faults are issues, with a path. */
const ANSWERED_BY_ISSUES: readonly string[] = ['configuration'];

const NOTHING: OperationCost = { cost: 0, nodes: 0 };

const weightsOf = new WeakMap<GraphQLSchema, CostWeights>();

/**
 * What an operation costs at the most, before it is executed: a function of the schema, the document and the
 * variables alone. Lists within lists multiply, aliases and fragments count once for each use, and so does what
 * arguments hold. Each fragment is worked out once for each length of list that it is spread in, so that the time
 * taken grows with the length of the document only.
 * @param document one that is valid; anything else costs nothing
 * @param variables as the client sent them
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
): OperationCost {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return NOTHING;
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
  );
  const given = { ...Object.fromEntries(defaults), ...variables };
  const counter = new Counter(schema, document, given);
  const counted = counter.count(operation.selectionSet, root);
  return { ...counted, longText: counter.longText };
}

/** The list that a connection stands for: its length, and the fields that hold it. */
interface SizedFields {
  readonly size: number;
  readonly names: readonly string[];
}

/** Counts selection sets. */
class Counter {
  readonly #schema: GraphQLSchema;
  readonly #weights: CostWeights;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #counted = new Map<string, OperationCost>();
  readonly #variables: Variables;
  readonly #inputs: InputCost;
  /** What is wrong with the texts of arguments, where something is. */
  longText: string | undefined;

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Variables) {
    this.#schema = schema;
    this.#weights = weightsOf.get(schema) ?? new CostWeights(schema);
    weightsOf.set(schema, this.#weights);
    const fragments = document.definitions.filter(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION,
    );
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#variables = variables;
    this.#inputs = new InputCost(this.#weights, variables);
  }

  count(
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    sized?: SizedFields,
  ): OperationCost {
    let cost = 0;
    let nodes = 0;
    for (const selection of selections) {
      if (this.#isSkipped(selection)) continue;
      const counted = this.#countSelection(selection, parent, sized);
      cost += counted.cost;
      nodes += counted.nodes;
    }
    return { cost, nodes };
  }

  #countSelection(
    selection: SelectionNode,
    parent: GraphQLNamedType | undefined,
    sized: SizedFields | undefined,
  ): OperationCost {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.#countField(selection, parent, sized);
      case Kind.FRAGMENT_SPREAD:
        return this.#countFragment(selection.name.value, sized);
      case Kind.INLINE_FRAGMENT: {
        const condition = selection.typeCondition?.name.value;
        const type = condition === undefined ? parent : this.#schema.getType(condition);
        return this.count(selection.selectionSet, type, sized);
      }
    }
  }

  #countField(
    node: FieldNode,
    parent: GraphQLNamedType | undefined,
    sized: SizedFields | undefined,
  ): OperationCost {
    const field = parent && this.#definitionOf(parent, node.name.value);
    if (parent === undefined || field === undefined) return NOTHING;
    const type = getNamedType(field.type);
    const isLeaf = isLeafType(type);
    const ofField = this.#weights.ofField(parent, field, isLeaf) + this.#ofArguments(node, field, parent);
    const listSize = this.#weights.listSize(parent, field);
    const length = listSize === undefined ? 1 : this.#lengthOf(node, listSize);
    const isConnection = listSize !== undefined && listSize.sizedFields.length > 0;
    const inherited = sized?.names.includes(field.name) === true ? sized.size : undefined;
    const count = inherited ?? (isConnection ? 1 : length);
    const isPage = listSize !== undefined && listSize.slicingArguments.length > 0;
    // A page that nobody looks into is read all the same.
    const ownNodes = isPage ? Math.max(length, 1) : 0;
    if (isLeaf || node.selectionSet === undefined)
      return { cost: ofField + count * this.#weights.ofValue(type), nodes: ownNodes };
    const within = this.count(
      node.selectionSet,
      type,
      isConnection ? { size: length, names: listSize.sizedFields } : undefined,
    );
    return {
      cost: ofField + count * (this.#weights.ofObject(type) + within.cost),
      nodes: ownNodes + count * within.nodes,
    };
  }

  #definitionOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  }

  #ofArguments(node: FieldNode, field: GraphQLField<unknown, unknown>, parent: GraphQLNamedType): number {
    let cost = 0;
    for (const { name, value } of node.arguments ?? []) {
      const argument = field.args.find((candidate) => candidate.name === name.value);
      if (argument === undefined) continue;
      cost += this.#inputs.ofArgument(argument, value);
      if (parent !== this.#schema.getMutationType() && !ANSWERED_BY_ISSUES.includes(argument.name))
        this.longText ??= findLongText(argument, value, this.#variables);
    }
    return cost;
  }

  /** A length out of range is refused by the field itself. */
  #lengthOf(node: FieldNode, { assumedSize, slicingArguments }: ListSize): number {
    const given = slicingArguments.flatMap((name) => {
      const argument = node.arguments?.find((candidate) => candidate.name.value === name);
      const value = argument && valueFromASTUntyped(argument.value, this.#variables);
      if (Array.isArray(value)) return [value.length];
      if (typeof value === 'number') return [Math.min(Math.max(value, 0), MAX_PAGE_SIZE)];
      // A single item stands for a list of one.
      return typeof value === 'string' ? [1] : [];
    });
    return given.length === 0 ? assumedSize : Math.max(...given);
  }

  #countFragment(name: string, sized: SizedFields | undefined): OperationCost {
    const key = sized === undefined ? name : `${name} ${sized.size} ${sized.names.join()}`;
    const counted = this.#counted.get(key);
    if (counted !== undefined) return counted;
    const fragment = this.#fragments.get(name);
    if (fragment === undefined) return NOTHING;
    const cost = this.count(
      fragment.selectionSet,
      this.#schema.getType(fragment.typeCondition.name.value),
      sized,
    );
    this.#counted.set(key, cost);
    return cost;
  }

  #isSkipped(selection: SelectionNode): boolean {
    return (selection.directives ?? []).some(({ name, arguments: [condition] = [] }) => {
      const value = condition && valueFromASTUntyped(condition.value, this.#variables);
      return (name.value === 'skip' && value === true) || (name.value === 'include' && value === false);
    });
  }
}
