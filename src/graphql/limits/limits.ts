import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  type SelectionSetNode,
  Source,
  TokenKind,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Brackets within each other. Parser and validation call themselves for each, and would overflow the stack. */
const MOST_NESTED = 500;
/** Definitions in one document: a chain of fragments nests as well. */
const MOST_DEFINITIONS = 1_000;

/** Bounds on one GraphQL document. */
export interface DocumentLimits {
  /** Lexical tokens; nothing is read beyond the limit. */
  readonly maxTokens: number;
  /** Nesting of fields; introspection is exempt, because graphql-js bounds it by a rule of its own. */
  readonly maxDepth: number;
  /** Aliased fields in the whole document. */
  readonly maxAliases: number;
}

/** Refuses documents beyond the limits before anything is executed. */
export function limitDocuments(limits: DocumentLimits): Plugin {
  const rules = [depthLimit(limits.maxDepth), aliasLimit(limits.maxAliases)];
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source, options) => {
        checkTokens(source, limits.maxTokens);
        return parseFn(source, options);
      });
    },
    onValidate({ addValidationRule }) {
      for (const rule of rules) addValidationRule(rule);
      return ({ result, setResult }) => {
        if (isGivenUp(result)) setResult([limitError('The document selects the same fields too often.')]);
      };
    },
  };
}

/** Looks at the tokens before the parser does, because the parser builds as it reads. */
function checkTokens(source: string | Source, maxTokens: number): void {
  const lexer = new Lexer(typeof source === 'string' ? new Source(source) : source);
  let nested = 0;
  let definitions = 0;
  for (let tokens = 0; ; tokens++) {
    if (tokens > maxTokens) throw limitError(`The document has more than ${maxTokens} tokens.`);
    switch (nextKind(lexer)) {
      case TokenKind.BRACE_L:
        if (nested === 0 && ++definitions > MOST_DEFINITIONS)
          throw limitError(`The document has more than ${MOST_DEFINITIONS} operations and fragments.`);
        nested++;
        break;
      case TokenKind.BRACKET_L:
      case TokenKind.PAREN_L:
        nested++;
        break;
      case TokenKind.BRACE_R:
      case TokenKind.BRACKET_R:
      case TokenKind.PAREN_R:
        nested--;
        break;
      case TokenKind.EOF:
        return;
    }
    if (nested > MOST_NESTED) throw limitError(`The document nests brackets more than ${MOST_NESTED} deep.`);
  }
}

/** What is no token ends the document here; the parser reports it. */
function nextKind(lexer: Lexer): TokenKind {
  try {
    return lexer.advance().kind;
  } catch {
    return TokenKind.EOF;
  }
}

/** graphql-js gives up comparing selections after a number of steps, and does not say so. */
function isGivenUp(errors: readonly unknown[]): boolean {
  return errors.some((error) => error instanceof GraphQLError && error.message === 'Validation aborted.');
}

function aliasLimit(maxAliases: number): ValidationRule {
  return (context) => {
    let aliases = 0;
    return {
      Field(field) {
        if (field.alias && ++aliases === maxAliases + 1)
          context.reportError(limitError(`The document has more than ${maxAliases} aliases.`));
      },
    };
  };
}

function depthLimit(maxDepth: number): ValidationRule {
  return (context): ASTVisitor => {
    const depths = new FragmentDepths(context);
    return {
      OperationDefinition(operation) {
        const depth = depths.of(operation.selectionSet);
        if (depth > maxDepth)
          context.reportError(
            limitError(`The operation nests fields ${depth} deep; at most ${maxDepth} is allowed.`),
          );
      },
    };
  };
}

/** Depths of selection sets; each fragment is measured once, however often it is spread. */
class FragmentDepths {
  readonly #context: ValidationContext;
  readonly #measured = new Map<FragmentDefinitionNode, number>();

  constructor(context: ValidationContext) {
    this.#context = context;
  }

  of(selectionSet: SelectionSetNode): number {
    let deepest = 0;
    for (const selection of selectionSet.selections) {
      let depth: number;
      if (selection.kind === Kind.FIELD) {
        const isIntrospection = selection.name.value.startsWith('__');
        depth = selection.selectionSet && !isIntrospection ? 1 + this.of(selection.selectionSet) : 1;
      } else if (selection.kind === Kind.INLINE_FRAGMENT) depth = this.of(selection.selectionSet);
      else depth = this.#ofFragment(this.#context.getFragment(selection.name.value));
      if (depth > deepest) deepest = depth;
    }
    return deepest;
  }

  #ofFragment(fragment: FragmentDefinitionNode | null | undefined): number {
    if (!fragment) return 0;
    const measured = this.#measured.get(fragment);
    if (measured !== undefined) return measured;
    // A fragment that spreads itself counts as 0 here; another rule refuses the cycle.
    this.#measured.set(fragment, 0);
    const depth = this.of(fragment.selectionSet);
    this.#measured.set(fragment, depth);
    return depth;
  }
}

function limitError(message: string): GraphQLError {
  const http = { spec: true, status: 400 };
  return new GraphQLError(message, { extensions: { code: 'DOCUMENT_TOO_LARGE', http } });
}
