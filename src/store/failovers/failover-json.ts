import type { Failover, FailoverObject } from '../../core/failovers/rules/failover.ts';

/** The aggregate without what has a column of its own that counts: the version. */
type State = Omit<Failover, 'version'>;

/**
 * JSON text of values that JSON has no form for: an int64 as `{"int64": "…"}`, a moment as `{"time": "…"}`.
 * PostgreSQL's text cannot hold NUL, and a cluster's message with one in it must not make a failover unwritable.
 */
function write(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    const original = this[key];
    if (typeof original === 'bigint') return { int64: original.toString() };
    if (original instanceof Date) return { time: original.toISOString() };
    return typeof plain === 'string' ? plain.replaceAll('\0', '\uFFFD') : plain;
  });
}

function read(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    const [entry, second] = Object.entries(value);
    if (entry === undefined || second !== undefined || typeof entry[1] !== 'string') return value;
    if (entry[0] === 'int64') return BigInt(entry[1]);
    return entry[0] === 'time' ? new Date(entry[1]) : value;
  });
}

export function writeState({ version: _, ...state }: Failover): string {
  return write(state satisfies State);
}

export function readState(text: string, version: number): Failover {
  return { ...(read(text) as State), version };
}

export function writeObjects(objects: readonly FailoverObject[]): string {
  return write(objects);
}

export function readObjects(text: string): readonly FailoverObject[] {
  return read(text) as readonly FailoverObject[];
}
