import { Lexer, Source, TokenKind } from 'graphql';
import { documentTooLarge } from './document-error.ts';

/** Brackets within each other. Parser and validation call themselves for each, and would overflow the stack. */
const MOST_NESTED = 500;
/** Definitions in one document: a chain of fragments nests as well. */
const MOST_DEFINITIONS = 250;
/** Names outside of arguments: fields, aliases, fragments, directives. Validation compares them with each other. */
const MOST_SELECTED_NAMES = 3_000;
/** Variables in one document, defined or used; rules compare each use with its definition. */
const MOST_VARIABLES = 15_000;

/**
 * Looks at the tokens of a document before the parser does, because the parser builds as it reads.
 * @returns how many tokens the document has
 * @throws GraphQLError when it is beyond the limits; what is no token is left to the parser
 */
export function checkDocumentText(text: string, maxTokens: number): number {
  // Comments are no tokens to the parser, and yet it builds one object for each.
  if (count('#', text, maxTokens) > maxTokens)
    throw documentTooLarge(`The document has more than ${maxTokens} comments.`);
  const lexer = new Lexer(new Source(text));
  let nested = 0;
  let withinArguments = 0;
  let definitions = 0;
  let names = 0;
  let variables = 0;
  for (let tokens = 0; ; tokens++) {
    if (tokens > maxTokens) throw documentTooLarge(`The document has more than ${maxTokens} tokens.`);
    switch (nextKind(lexer)) {
      case TokenKind.NAME:
        if (withinArguments === 0 && ++names > MOST_SELECTED_NAMES)
          throw documentTooLarge(
            `The document selects too often: more than ${MOST_SELECTED_NAMES} names among the tokens outside of arguments.`,
          );
        break;
      case TokenKind.DOLLAR:
        if (++variables > MOST_VARIABLES)
          throw documentTooLarge(`The document names variables more than ${MOST_VARIABLES} times.`);
        break;
      case TokenKind.BRACE_L:
        if (nested === 0 && ++definitions > MOST_DEFINITIONS)
          throw documentTooLarge(`The document has more than ${MOST_DEFINITIONS} operations and fragments.`);
        nested++;
        break;
      case TokenKind.PAREN_L:
        withinArguments++;
        nested++;
        break;
      case TokenKind.BRACKET_L:
        nested++;
        break;
      case TokenKind.PAREN_R:
        withinArguments--;
        nested--;
        break;
      case TokenKind.BRACE_R:
      case TokenKind.BRACKET_R:
        nested--;
        break;
      case TokenKind.EOF:
        return tokens;
    }
    if (nested > MOST_NESTED)
      throw documentTooLarge(`The document nests brackets more than ${MOST_NESTED} deep.`);
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

/** How often the character occurs; one more than the limit stands for more. */
function count(character: string, text: string, limit: number): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1 && found <= limit; at = text.indexOf(character, at + 1))
    found++;
  return found;
}
