import type { Plugin } from 'graphql-yoga';
import { checkOperation, type OperationLimits } from './cost/operation-limit.ts';

/** Refuses operations that could take more than allowed. Depends on variables, and therefore runs after validation. */
export function limitOperations(limits: OperationLimits): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const refusal = checkOperation(args, limits);
      if (refusal !== undefined) setResultAndStopExecution({ errors: [refusal] });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const refusal = checkOperation(args, limits);
      if (refusal !== undefined) setResultAndStopExecution({ errors: [refusal] });
    },
  };
}
