import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { type OperationCost, operationCost } from './operation-cost.ts';

/** Bounds on what one operation may take, counted before it is executed. */
export interface OperationLimits {
  /** Units of the schema's `@cost`: one stands for about 10 microseconds of the server's time. */
  readonly maxCost: number;
  /** Nodes that one operation may ask for, pages multiplied by the pages within them. */
  readonly maxNodes: number;
}

/** One operation, as every transport has it. */
export interface RequestedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  /** As the client sent them. */
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What an operation could take. */
export interface CheckedOperation {
  readonly cost: number;
  /** Why it is not to be executed, where it could take more than allowed. */
  readonly refusal: GraphQLError | undefined;
}

/** Counts what an operation could take. */
export function checkOperation(
  { schema, document, operationName, variableValues }: RequestedOperation,
  limits: OperationLimits,
): CheckedOperation {
  const counted = operationCost(schema, document, operationName, variableValues ?? {});
  return { cost: counted.cost, refusal: refuse(counted, limits) };
}

function refuse({ cost, nodes, longText }: OperationCost, limits: OperationLimits): GraphQLError | undefined {
  if (nodes > limits.maxNodes)
    return tooExpensive(
      `The operation asks for up to ${plain(nodes)} nodes, each page times the pages within it; at most ${limits.maxNodes} are allowed. Ask for smaller pages, or for fewer within each other.`,
    );
  if (cost <= limits.maxCost) return longText === undefined ? undefined : textTooLong(longText);
  return tooExpensive(
    `The operation could cost ${plain(cost)}; at most ${limits.maxCost} is allowed. Ask for smaller pages, for fewer lists within each other, or in several requests: the schema says what each field costs.`,
    { requested: Number(plain(cost)), limit: limits.maxCost },
  );
}

function textTooLong(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}

function tooExpensive(message: string, cost?: object): GraphQLError {
  const http = { spec: true, status: 400 };
  return new GraphQLError(message, {
    extensions: { code: 'QUERY_TOO_EXPENSIVE', ...(cost && { cost }), http },
  });
}

/** Fragments that double at each of a thousand levels cost more than numbers can say. */
function plain(amount: number): string {
  return String(Math.min(Math.ceil(amount), Number.MAX_SAFE_INTEGER));
}
