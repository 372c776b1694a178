import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ValueNode,
} from 'graphql';
import { CHARACTERS_PER_VALUE, type CostWeights, INPUT_OBJECT_WEIGHT } from './weights.ts';

type Variables = Readonly<Record<string, unknown>>;

/** What is to be known of a type of input. */
interface Shape {
  /** Of each value, object or 100 characters of text. */
  readonly weight: number;
  /** Of the items, where the type is a list; otherwise the type itself, because a single item stands for a list. */
  readonly item: Shape;
  /** Of the fields, where the type has any: the weight of giving one, and what it holds. */
  readonly fields: ReadonlyMap<string, { readonly weight: number; readonly shape: Shape }>;
}

/**
 * Counts what arguments hold: each value, each object, each 100 characters of text. Nothing has been checked or
 * coerced yet, so that a value of another type than it should be counts by what it is.
 */
export class InputCost {
  readonly #weights: CostWeights;
  readonly #variables: Variables;
  readonly #shapes = new Map<GraphQLInputType, Shape>();
  /** A large variable is counted once for each type that it is used as, however often it is used. */
  readonly #counted = new Map<Shape, Map<string, number>>();

  /** @param variables with the defaults of those that are not given */
  constructor(weights: CostWeights, variables: Variables) {
    this.#weights = weights;
    this.#variables = variables;
  }

  /** Of an argument that is given. */
  ofArgument(argument: GraphQLArgument, value: ValueNode): number {
    return this.#weights.ofInput(argument) + this.#ofNode(this.#shapeOf(argument.type), value);
  }

  #ofNode(shape: Shape, node: ValueNode): number {
    let cost = 0;
    switch (node.kind) {
      case Kind.VARIABLE:
        return this.#ofVariable(shape, node.name.value);
      case Kind.LIST:
        for (const item of node.values) cost += this.#ofNode(shape.item, item);
        return cost;
      case Kind.OBJECT:
        cost = shape.weight;
        for (const { name, value } of node.fields) {
          const field = shape.fields.get(name.value);
          cost += (field?.weight ?? 0) + this.#ofNode(field?.shape ?? shape, value);
        }
        return cost;
      case Kind.STRING:
        return shape.weight * units(node.value);
      default:
        return shape.weight;
    }
  }

  #ofVariable(shape: Shape, name: string): number {
    const counted = this.#counted.get(shape) ?? new Map<string, number>();
    this.#counted.set(shape, counted);
    const cost = counted.get(name) ?? ofValue(shape, this.#variables[name]);
    counted.set(name, cost);
    return cost;
  }

  #shapeOf(type: GraphQLInputType): Shape {
    const known = this.#shapes.get(type);
    if (known !== undefined) return known;
    if (isNonNullType(type)) return this.#shapeOf(type.ofType);
    const named = getNamedType(type);
    const hasFields = isInputObjectType(named);
    const weight = hasFields ? INPUT_OBJECT_WEIGHT : this.#weights.ofInputValue(named);
    const fields = new Map<string, { weight: number; shape: Shape }>();
    const shape: { weight: number; item?: Shape; fields: typeof fields } = { weight, fields };
    shape.item = shape as Shape;
    // Known before its parts are: inputs may hold themselves.
    this.#shapes.set(type, shape as Shape);
    if (isListType(type)) shape.item = this.#shapeOf(type.ofType);
    if (hasFields)
      for (const field of Object.values<GraphQLInputField>(named.getFields()))
        fields.set(field.name, { weight: this.#weights.ofInput(field), shape: this.#shapeOf(field.type) });
    return shape as Shape;
  }
}

/** By a stack of its own: JSON can be nested deeper than functions can call themselves. */
function ofValue(outermost: Shape, value: unknown): number {
  let cost = 0;
  const shapes: Shape[] = [outermost];
  const values: unknown[] = [value];
  for (let shape = shapes.pop(); shape !== undefined; shape = shapes.pop()) {
    const next = values.pop();
    if (typeof next === 'string') cost += shape.weight * units(next);
    else if (typeof next !== 'object' || next === null) cost += shape.weight;
    else if (Array.isArray(next)) {
      for (const entry of next) {
        if (typeof entry === 'object' && entry !== null) {
          shapes.push(shape.item);
          values.push(entry);
        } else cost += shape.item.weight * (typeof entry === 'string' ? units(entry) : 1);
      }
    } else if (shape.fields.size === 0) {
      cost += shape.weight;
      for (const entry of Object.values(next)) {
        shapes.push(shape);
        values.push(entry);
      }
    } else {
      cost += shape.weight;
      for (const name of Object.keys(next)) {
        const field = shape.fields.get(name);
        cost += field?.weight ?? 0;
        shapes.push(field?.shape ?? shape);
        values.push((next as Record<string, unknown>)[name]);
      }
    }
  }
  return cost;
}

/** How many values the text counts as. */
function units(text: string): number {
  return Math.max(1, Math.ceil(text.length / CHARACTERS_PER_VALUE));
}
