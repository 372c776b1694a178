import { isId, parseInt64 } from '../values/int64.ts';

/** The three parts of a protection group's id, `<clusterId>:<incarnationId>:<jobId>`. */
export interface ProtectionGroupIdParts {
  readonly clusterId: bigint;
  readonly incarnationId: bigint;
  readonly jobId: bigint;
}

/** Splits a protection group's id; `undefined` unless it is three positive int64 joined by colons. */
export function parseProtectionGroupId(text: string): ProtectionGroupIdParts | undefined {
  const parts = text.split(':').map(parseInt64);
  const [clusterId, incarnationId, jobId] = parts;
  if (parts.length !== 3 || clusterId === undefined || incarnationId === undefined || jobId === undefined)
    return undefined;
  if (!isId(clusterId) || !isId(incarnationId) || !isId(jobId)) return undefined;
  return { clusterId, incarnationId, jobId };
}
