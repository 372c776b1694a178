import type { FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import { maskError } from './mask-error.ts';

/** A result as JSON tells it. */
export function formatResult(result: {
  readonly errors?: readonly GraphQLError[] | undefined;
}): FormattedExecutionResult {
  return {
    ...result,
    ...(result.errors && { errors: formatErrors(result.errors) }),
  } as FormattedExecutionResult;
}

/** As over HTTP: masked, and without what is meant for HTTP alone. */
export function formatErrors(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
  return errors.map((error) => {
    const { extensions, ...formatted } = (maskError(error) as GraphQLError).toJSON();
    const { http: _http, unexpected: _unexpected, ...told } = extensions ?? {};
    return Object.keys(told).length === 0 ? formatted : { ...formatted, extensions: told };
  });
}
