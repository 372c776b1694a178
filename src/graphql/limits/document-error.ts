import { GraphQLError } from 'graphql';

/** The refusal of a document that is beyond a limit, whatever its variables are. */
export function documentTooLarge(message: string): GraphQLError {
  const http = { spec: true, status: 400 };
  return new GraphQLError(message, { extensions: { code: 'DOCUMENT_TOO_LARGE', http } });
}
