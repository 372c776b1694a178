import { z } from 'zod';
import type { ClusterState, SimulatorState } from '../model.ts';
import { issueMessage } from './issue-message.ts';
import { Refusal } from './refusal.ts';

/** One request to a cluster, after authentication, with the state brought up to its time. */
export interface ClusterRequest {
  readonly state: SimulatorState;
  readonly cluster: ClusterState;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON with exact integers; `undefined` when nothing was sent. */
  readonly body: unknown;
}

/** What a handler answers; no body is sent where it is `undefined`. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (request: ClusterRequest) => Answer;

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** An id in a body: a positive int64, which the exact parser delivers as `bigint`. */
export const id64 = z
  .bigint()
  .positive()
  .max(2n ** 63n - 1n);

/** Reads a body by a schema. A missing body counts as an empty object, as bodiless POSTs are accepted. */
export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {}, { error: issueMessage });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new Refusal(400, 'KInvalidRequest', `${path === '' ? 'body' : path}: ${issue?.message ?? 'invalid'}`);
}

/** A list in the query: comma-separated in one parameter, or the parameter repeated. */
export function readList(query: URLSearchParams, name: string): string[] | undefined {
  const values = query.getAll(name).flatMap((value) => value.split(','));
  const list = values.map((value) => value.trim()).filter((value) => value !== '');
  return list.length > 0 ? list : undefined;
}

/** A list of int64 in the query. */
export function readIdList(query: URLSearchParams, name: string): bigint[] | undefined {
  return readList(query, name)?.map((text) => readId(text, name));
}

/** An int64 in a path or query. */
export function readId(text: string, name: string): bigint {
  if (!/^\d{1,19}$/.test(text)) throw new Refusal(400, 'KInvalidRequest', `${name}: "${text}" is no int64.`);
  return BigInt(text);
}

export function readFlag(query: URLSearchParams, name: string): boolean | undefined {
  const value = query.get(name)?.toLowerCase();
  if (value === undefined || value === '') return undefined;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new Refusal(400, 'KInvalidRequest', `${name}: "${value}" is neither true nor false.`);
}

/** A count or a time in the query. */
export function readNumber(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null || value === '') return undefined;
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new Refusal(400, 'KInvalidRequest', `${name}: "${value}" is no number of that kind.`);
  }
  return number;
}
