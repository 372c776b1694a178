import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import { nextTurn } from '../execution/turns.ts';
import { jsonLength, limitAnswer } from './answer-limit.ts';
import { checkOperation, type OperationLimits } from './cost/operation-limit.ts';

/** Units of cost from which on an operation waits for its turn. */
const EXPENSIVE = 500;
/** Characters of an answer from which on it is written in a turn of its own. */
const LONG = 200_000;

/** Bounds on what operations may take. */
export interface ExecutionLimits extends OperationLimits {
  /** Bytes of one answer. */
  readonly maxAnswerBytes: number;
}

/**
 * Refuses operations that could take more than allowed, and answers that are longer. Depends on variables, and therefore
 * runs after validation. What takes long is done in turns, between which other clients are served.
 */
export function limitOperations(limits: ExecutionLimits): Plugin {
  const answer = async (result: ExecutionResult) => {
    const limited = limitAnswer(result, limits.maxAnswerBytes);
    if (jsonLength(limited, LONG) > LONG) await nextTurn();
    return limited;
  };
  return {
    onExecute({ args, executeFn, setExecuteFn, setResultAndStopExecution }) {
      const { refusal, cost } = checkOperation(args, limits);
      if (refusal !== undefined) return setResultAndStopExecution({ errors: [refusal] });
      setExecuteFn(async (...parameters) => {
        if (cost > EXPENSIVE) await nextTurn();
        return answer(await executeFn(...parameters));
      });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const { refusal } = checkOperation(args, limits);
      if (refusal !== undefined) return setResultAndStopExecution({ errors: [refusal] });
      return {
        onSubscribeResult({ result, setResult }) {
          if (isAsyncIterable(result))
            setResult(mapAsyncIterator(result as AsyncIterable<ExecutionResult>, answer));
        },
      };
    },
  };
}
