import {
  type ConstDirectiveNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getDirectiveValues,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Where nothing is said: a field that answers objects, and each of them. */
const DEFAULT_WEIGHT = 1;
/** Where nothing is said: one value of a scalar or an enum in the answer. */
const DEFAULT_VALUE_WEIGHT = 0.1;
/** Where nothing is said: one value in input, which is checked and converted. */
const DEFAULT_INPUT_WEIGHT = 0.5;
/** Each object in input, beside its values. */
export const INPUT_OBJECT_WEIGHT = 0.1;
/** Introspection is answered from memory. */
const INTROSPECTION_WEIGHT = 0.02;
/** Length of a list of which nothing is said. */
const DEFAULT_LIST_SIZE = 10;
/** Characters of text that cost as much as one value. */
export const CHARACTERS_PER_VALUE = 100;

/** What `@listSize` says of a field. */
export interface ListSize {
  readonly assumedSize: number;
  readonly slicingArguments: readonly string[];
  /** Fields of the answer that hold the list, where the field itself is none: `nodes` and `edges`. */
  readonly sizedFields: readonly string[];
}

/** Anything that `@cost` can stand at. */
interface Weighed {
  readonly name: string;
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

/**
 * The weights and list sizes that a schema declares by `@cost` and `@listSize`, the names of the GraphQL Cost
 * Directives Specification (https://ibm.github.io/graphql-specs/cost-spec.html).
 */
export class CostWeights {
  readonly #schema: GraphQLSchema;
  readonly #weights = new WeakMap<Weighed, number | undefined>();
  readonly #listSizes = new WeakMap<GraphQLField<unknown, unknown>, ListSize | undefined>();
  readonly #introspectionSizes: ReadonlyMap<string, number>;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#introspectionSizes = introspectionSizes(schema);
  }

  /** Of one use of a field, beside its values. */
  ofField(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>, isLeaf: boolean): number {
    if (isIntrospection(parent)) return INTROSPECTION_WEIGHT;
    return this.#declared(field) ?? (isLeaf ? 0 : DEFAULT_WEIGHT);
  }

  /** Of each object of a composite type. */
  ofObject(type: GraphQLNamedType): number {
    if (isIntrospection(type)) return INTROSPECTION_WEIGHT;
    return this.#declared(type) ?? DEFAULT_WEIGHT;
  }

  /** Of each value of a scalar or an enum in the answer. */
  ofValue(type: GraphQLNamedType): number {
    return this.#declared(type) ?? DEFAULT_VALUE_WEIGHT;
  }

  /** Of each value of a scalar or an enum in input. */
  ofInputValue(type: GraphQLNamedType): number {
    return this.#declared(type) ?? DEFAULT_INPUT_WEIGHT;
  }

  /** Of one use of an argument or input field, beside its value. */
  ofInput(input: GraphQLArgument | GraphQLInputField): number {
    return this.#declared(input) ?? 0;
  }

  /** `undefined` for a field that answers no list. */
  listSize(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>): ListSize | undefined {
    if (isIntrospection(parent)) {
      const assumedSize = this.#introspectionSizes.get(field.name);
      return assumedSize === undefined || !isList(field)
        ? undefined
        : { assumedSize, slicingArguments: [], sizedFields: [] };
    }
    if (this.#listSizes.has(field)) return this.#listSizes.get(field);
    const listSize = this.#declaredListSize(field);
    this.#listSizes.set(field, listSize);
    return listSize;
  }

  #declaredListSize(field: GraphQLField<unknown, unknown>): ListSize | undefined {
    const values = this.#directive('listSize', field);
    if (values === undefined && !isList(field)) return undefined;
    return {
      assumedSize: typeof values?.assumedSize === 'number' ? values.assumedSize : DEFAULT_LIST_SIZE,
      slicingArguments: asTexts(values?.slicingArguments),
      sizedFields: asTexts(values?.sizedFields),
    };
  }

  #declared(element: Weighed): number | undefined {
    if (this.#weights.has(element)) return this.#weights.get(element);
    const text = this.#directive('cost', element)?.weight;
    const weight = text === undefined ? undefined : Number(text);
    if (Number.isNaN(weight)) throw new TypeError(`@cost of ${element.name}: ${String(text)} is no number`);
    this.#weights.set(element, weight);
    return weight;
  }

  #directive(name: string, { astNode }: Weighed): Readonly<Record<string, unknown>> | undefined {
    const directive = this.#schema.getDirective(name);
    return directive && astNode ? getDirectiveValues(directive, astNode) : undefined;
  }
}

function isIntrospection({ name }: GraphQLNamedType): boolean {
  return name.startsWith('__');
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** The lists of introspection are as long as the schema makes them: twice the average, where they differ by type. */
function introspectionSizes(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = withFields.flatMap((type) => Object.values(type.getFields()));
  const twice = (total: number, among: number) => Math.ceil((2 * total) / Math.max(among, 1));
  return new Map([
    ['types', types.length],
    ['directives', schema.getDirectives().length],
    ['fields', twice(fields.length, withFields.length)],
    ['args', twice(fields.flatMap(({ args }) => args).length, fields.length)],
    ['inputFields', twice(fields.length, types.length)],
    ['enumValues', twice(fields.length, types.length)],
    ['interfaces', 2],
    ['possibleTypes', 2],
    ['locations', 5],
  ]);
}
