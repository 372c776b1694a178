import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  OverlappingFieldsCanBeMergedRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { nextTurn } from '../execution/turns.ts';
import { int64Literals } from '../kit/scalars/strict-int64.ts';
import { documentTooLarge } from './document-error.ts';
import { type DocumentLimits, documentRules } from './document-rules.ts';
import { checkSelections } from './document-selections.ts';
import { checkDocumentText } from './document-text.ts';

/** Documents with more tokens are checked in several turns, and not remembered: nobody writes them by hand. */
const MOST_TOKENS_OF_SMALL = 2_000;
/** Nor is a document with more characters: a few tokens can be long. */
const MOST_CHARACTERS_REMEMBERED = 20_000;
/** Bytes that a parsed document takes for each token and each character, measured and rounded up. */
const BYTES_PER_TOKEN = 500;
const BYTES_PER_CHARACTER = 2;
/** Bytes that all remembered documents take together. */
const MOST_BYTES_REMEMBERED = 20_000_000;

/** Characters of one message; graphql-js quotes what it complains about, however long it is. */
const LONGEST_MESSAGE = 1_000;

/** A document ready to be executed, or why it is not. */
export interface PreparedDocument {
  /** `null` when the text cannot be parsed. */
  readonly document: DocumentNode | null;
  readonly errors: readonly GraphQLError[];
}

/**
 * Parses and validates documents, and remembers the valid ones within a bound of memory. Invalid ones are not worth
 * it: their number is without end, and finding them invalid again costs no more than it did.
 */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #maxTokens: number;
  readonly #rules: readonly ValidationRule[];
  readonly #remembered = new LRUCache<string, PreparedDocument>({ maxSize: MOST_BYTES_REMEMBERED });

  constructor(schema: GraphQLSchema, limits: DocumentLimits) {
    this.#schema = schema;
    this.#maxTokens = limits.maxTokens;
    this.#rules = [...specifiedRules, int64Literals, ...documentRules(limits)];
  }

  /** Estimate of the memory that remembered documents take. */
  get bytesRemembered(): number {
    return this.#remembered.calculatedSize;
  }

  /** The document of this text; never throws. */
  async prepare(text: string): Promise<PreparedDocument> {
    const remembered = this.#remembered.get(text);
    if (remembered !== undefined) return remembered;
    try {
      const isLong = text.length > MOST_CHARACTERS_REMEMBERED;
      if (isLong) await nextTurn();
      const tokens = checkDocumentText(text, this.#maxTokens);
      const isLarge = tokens > MOST_TOKENS_OF_SMALL;
      if (isLarge) await nextTurn();
      const document = parse(text);
      checkSelections(document);
      const errors = await this.#validate(document, isLarge);
      const prepared = { document, errors };
      if (errors.length === 0 && !isLong && !isLarge)
        this.#remembered.set(text, prepared, {
          size: tokens * BYTES_PER_TOKEN + text.length * BYTES_PER_CHARACTER,
        });
      return prepared;
    } catch (error) {
      return { document: null, errors: [refusalOf(error)] };
    }
  }

  async #validate(document: DocumentNode, isLarge: boolean): Promise<readonly GraphQLError[]> {
    const errors: GraphQLError[] = [];
    for (const rules of isLarge ? inParts(this.#rules) : [this.#rules]) {
      if (isLarge) await nextTurn();
      errors.push(...validate(this.#schema, document, rules));
    }
    // graphql-js gives up comparing selections after a number of steps, and does not say so.
    if (errors.some(({ message }) => message === 'Validation aborted.'))
      return [documentTooLarge('The document selects the same fields too often.')];
    return errors.map((error) => refusal(error, 'GRAPHQL_VALIDATION_FAILED'));
  }
}

/** Each rule alone is quick; together they take several times as long as a large document may hold the process. */
function inParts(rules: readonly ValidationRule[]): readonly (readonly ValidationRule[])[] {
  const others = rules.filter((rule) => rule !== OverlappingFieldsCanBeMergedRule);
  const third = Math.ceil(others.length / 3);
  return [
    others.slice(0, third),
    others.slice(third, 2 * third),
    others.slice(2 * third),
    [OverlappingFieldsCanBeMergedRule],
  ];
}

function refusalOf(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return refusal(error, 'GRAPHQL_PARSE_FAILED');
  // Chains of fragments are followed by functions that call themselves.
  if (error instanceof RangeError) return documentTooLarge('The document nests too deep.');
  throw error;
}

/** The same error with a code unless it has one, and with what HTTP answers it with. */
function refusal(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions } = error;
  const text = message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
  const extensions = { code, http: { spec: true, status: 400 }, ...error.extensions };
  return new GraphQLError(text, { nodes, source, positions, extensions });
}
