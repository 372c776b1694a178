import type { ExecutionArgs, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { malformedInt64Variables } from '../kit/scalars/strict-int64.ts';

type Refuse = (result: { readonly errors: readonly GraphQLError[] }) => void;

/** Refuses operations whose variables are no int64 where they must be one. */
export const strictVariables: Plugin = {
  onExecute: ({ args, setResultAndStopExecution }) => check(args, setResultAndStopExecution),
  onSubscribe: ({ args, setResultAndStopExecution }) => check(args, setResultAndStopExecution),
};

function check({ schema, document, operationName, variableValues }: ExecutionArgs, refuse: Refuse): void {
  const errors = malformedInt64Variables(schema, document, operationName, variableValues ?? {});
  if (errors.length > 0) refuse({ errors });
}
