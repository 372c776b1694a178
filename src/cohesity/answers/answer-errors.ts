import { ClusterError, type ClusterErrorKind } from '../../core/clusters/cluster-error.ts';
import { parseExactJson } from '../../core/values/exact-json.ts';
import type { Answer } from '../connection/transport.ts';
import { upstreamError } from '../wire/errors.ts';
import { parseTolerantly } from './tolerant-parse.ts';

const LONGEST_UPSTREAM_MESSAGE = 500;
/** The one 4xx that is no refusal: somebody on the way gave up waiting, and says nothing of what was done. */
const REQUEST_TIMEOUT = 408;

/** How a cluster may word that other people have to approve a call before it is carried out. */
const OF_QUORUM = /quorum|(?:pending|awaiting|waiting for|requires?|needs?)\W+(?:\w+\W+){0,2}approv/i;

/** Which request an error is about. */
export interface Operation {
  readonly cluster: string;
  /** In words, e.g. "list protection groups". */
  readonly name: string;
  /** Whether the cluster may act on the request; reads never do. */
  readonly changesSomething: boolean;
  /** Takes our own secrets out of texts that come from the cluster. */
  readonly redact: (text: string) => string;
}

function kindOf(status: number): ClusterErrorKind {
  if (status === 401) return 'UNAUTHORIZED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === REQUEST_TIMEOUT) return 'UNREACHABLE';
  if (status === 425 || status === 429) return 'RATE_LIMITED';
  if (status >= 400 && status < 500) return 'REFUSED';
  return status >= 500 ? 'SERVER_ERROR' : 'UNEXPECTED_ANSWER';
}

/** A 4xx means that nothing was done; after anything else a proxy may have spoken while the cluster still works. */
function isDefinite(status: number): boolean {
  return status >= 400 && status < 500 && status !== REQUEST_TIMEOUT;
}

/** What the cluster says of its refusal; nothing when it does not say it in the documented form. */
export function upstreamReason(answer: Answer): { code: string | null; message: string | null } {
  try {
    const reading = parseTolerantly(upstreamError, parseExactJson(answer.text));
    if (!reading.success) return { code: null, message: null };
    const { errorCode, message, errorMessage } = reading.data;
    return { code: errorCode, message: message ?? errorMessage };
  } catch {
    return { code: null, message: null };
  }
}

/** Control characters would let a cluster forge lines in our logs. */
function presentable(text: string, redact: Operation['redact']): string {
  const line = redact(text)
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  return line.length > LONGEST_UPSTREAM_MESSAGE ? `${line.slice(0, LONGEST_UPSTREAM_MESSAGE)}…` : line;
}

/**
 * The error that an answer without success stands for.
 * @param hint what may be behind it, where we know more than the cluster says
 */
export function declined(operation: Operation, answer: Answer, hint: string | null = null): ClusterError {
  const reason = upstreamReason(answer);
  const words = [reason.message, hint].filter((text) => text !== null && text !== '');
  const says = words.map((text) => `: ${presentable(String(text), operation.redact)}`).join('');
  const isHeld = operation.changesSomething && speaksOfApproval(reason);
  return new ClusterError(
    isHeld ? 'HELD' : kindOf(answer.status),
    operation.cluster,
    `cluster ${operation.cluster} answered ${answer.status} to "${operation.name}"${says}`,
    {
      status: answer.status,
      upstreamCode: reason.code === null ? null : presentable(reason.code, operation.redact),
      mayHaveTakenEffect: operation.changesSomething && (isHeld || !isDefinite(answer.status)),
    },
  );
}

/** The error for a success that only says that others have to approve the call first. */
export function held(operation: Operation, answer: Answer): ClusterError {
  const { message } = upstreamReason(answer);
  const says = message ? `: ${presentable(message, operation.redact)}` : '';
  return new ClusterError(
    'HELD',
    operation.cluster,
    `cluster ${operation.cluster} keeps "${operation.name}" waiting, perhaps until others approve it there${says}`,
    { status: answer.status, mayHaveTakenEffect: true },
  );
}

/** Whether an answer says that a quorum has to approve the call. What answer clusters give is not published. */
export function speaksOfApproval({ code, message }: ReturnType<typeof upstreamReason>): boolean {
  return OF_QUORUM.test(`${code ?? ''} ${message ?? ''}`);
}

/** The error for a success whose body is not what the API promises. Names the place, never the body. */
export function unexpectedAnswer(operation: Operation, answer: Answer, fault: string): ClusterError {
  return new ClusterError(
    'UNEXPECTED_ANSWER',
    operation.cluster,
    `cluster ${operation.cluster} gave an unexpected answer to "${operation.name}": ${fault}`,
    { status: answer.status, mayHaveTakenEffect: operation.changesSomething },
  );
}

/** The error for an answer that never came. */
export function unreachable(
  operation: Operation,
  reason: string,
  details: { readonly sent: boolean; readonly cause?: unknown },
): ClusterError {
  return new ClusterError(
    'UNREACHABLE',
    operation.cluster,
    `no answer from cluster ${operation.cluster} to "${operation.name}": ${reason}`,
    { mayHaveTakenEffect: operation.changesSomething && details.sent, cause: details.cause },
  );
}

/** The error for input that must not be sent; no request has been made. */
export function refusedBeforehand(cluster: string, reason: string): ClusterError {
  return new ClusterError('REFUSED', cluster, `not sent to cluster ${cluster}: ${reason}`);
}
