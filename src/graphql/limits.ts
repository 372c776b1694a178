import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Bounds on one GraphQL document. */
export interface DocumentLimits {
  /** Lexical tokens; the parser stops at the limit. */
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
        try {
          return parseFn(source, { ...options, maxTokens: limits.maxTokens });
        } catch (error) {
          // The parser reports its limit as if it were a fault of syntax, and nothing but the text tells.
          if (!(error instanceof GraphQLError && error.message.includes('Parsing aborted'))) throw error;
          throw limitError(`The document has more than ${limits.maxTokens} tokens.`);
        }
      });
    },
    onValidate({ addValidationRule }) {
      for (const rule of rules) addValidationRule(rule);
    },
  };
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
