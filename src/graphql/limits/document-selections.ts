import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { documentTooLarge } from './document-error.ts';

/** Pairs of selections of one operation that fill the same place of its answer: validation compares all of them. */
const MOST_PAIRS = 15_000;
/** Places of the answer that one operation or fragment leads to, lists counted once. */
const MOST_PLACES = 20_000;
/** The same of all operations and fragments of a document together. */
const MOST_PLACES_TOGETHER = 150_000;
/** Beyond this depth fragments go round in circles, which is reported elsewhere. */
const DEEPEST = 100;

/**
 * Refuses documents that select the same fields over and over, or a vast number of them by few fragments, before they
 * are validated: graphql-js compares selections pair by pair, and gives up only after a third of a second.
 * @throws GraphQLError
 */
export function checkSelections({ definitions }: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const answer = new Answer(fragments);
  for (const definition of definitions)
    if ('selectionSet' in definition) answer.lookAt(definition.selectionSet);
}

/** The places of an answer, each found by whatever selections fill it. */
class Answer {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  #placesTogether = 0;
  #places = 0;
  #pairs = 0;

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#fragments = fragments;
  }

  lookAt(selectionSet: SelectionSetNode): void {
    this.#pairs = 0;
    this.#placesTogether += this.#places;
    this.#places = 0;
    this.#merge([selectionSet], 0);
  }

  #merge(selectionSets: readonly SelectionSetNode[], depth: number): void {
    const fieldsByName = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    for (const selectionSet of selectionSets) this.#collect(selectionSet, fieldsByName, spread);
    for (const fields of fieldsByName.values()) {
      this.#pairs += (fields.length * (fields.length - 1)) / 2;
      if (this.#pairs > MOST_PAIRS) throw documentTooLarge('The document selects the same fields too often.');
      const within = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (within.length > 0 && depth < DEEPEST) this.#merge(within, depth + 1);
    }
  }

  #collect(
    { selections }: SelectionSetNode,
    fieldsByName: Map<string, FieldNode[]>,
    spread: Set<string>,
  ): void {
    for (const selection of selections) {
      if (++this.#places > MOST_PLACES || this.#placesTogether > MOST_PLACES_TOGETHER)
        throw documentTooLarge(
          `The document selects too often: more than ${MOST_PLACES} fields by its fragments.`,
        );
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const fields = fieldsByName.get(name);
        if (fields === undefined) fieldsByName.set(name, [selection]);
        else fields.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT)
        this.#collect(selection.selectionSet, fieldsByName, spread);
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = this.#fragments.get(selection.name.value);
        if (fragment !== undefined) this.#collect(fragment.selectionSet, fieldsByName, spread);
      }
    }
  }
}
