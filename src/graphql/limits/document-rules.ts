import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { documentTooLarge } from './document-error.ts';

/** Bounds on one GraphQL document. */
export interface DocumentLimits {
  /** Lexical tokens; nothing is read beyond the limit. */
  readonly maxTokens: number;
  /** Nesting of fields; introspection is exempt, because graphql-js bounds it by a rule of its own. */
  readonly maxDepth: number;
  /** Aliased fields in the whole document. */
  readonly maxAliases: number;
}

/** What documents must keep beside the rules of GraphQL. */
export function documentRules(limits: DocumentLimits): readonly ValidationRule[] {
  return [depthLimit(limits.maxDepth), aliasLimit(limits.maxAliases)];
}

function aliasLimit(maxAliases: number): ValidationRule {
  return (context) => {
    let aliases = 0;
    return {
      Field(field) {
        if (field.alias && ++aliases === maxAliases + 1)
          context.reportError(documentTooLarge(`The document has more than ${maxAliases} aliases.`));
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
            documentTooLarge(`The operation nests fields ${depth} deep; at most ${maxDepth} is allowed.`),
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
