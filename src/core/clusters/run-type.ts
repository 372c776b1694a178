/**
 * The kinds of run, with the name each has on the wire.
 * `kHydrateCDP` and `kStorageArraySnapshot` are known to newer clusters only.
 */
export const WIRE_RUN_TYPES = {
  INCREMENTAL: 'kIncremental',
  FULL: 'kFull',
  LOG: 'kLog',
  SYSTEM: 'kSystem',
  ALL: 'kAll',
  HYDRATE_CDP: 'kHydrateCDP',
  STORAGE_ARRAY_SNAPSHOT: 'kStorageArraySnapshot',
} as const;

/** The kind of run, under the schema's name. */
export type RunType = keyof typeof WIRE_RUN_TYPES;

export const RUN_TYPES = Object.keys(WIRE_RUN_TYPES) as readonly RunType[];

const BY_WIRE_NAME: ReadonlyMap<string, RunType> = new Map(
  RUN_TYPES.map((runType) => [WIRE_RUN_TYPES[runType], runType]),
);

/** The run type with this upstream name, or `undefined`. */
export function runTypeFromWire(name: string): RunType | undefined {
  return BY_WIRE_NAME.get(name);
}
