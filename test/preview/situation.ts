import fc from 'fast-check';
import { RUN_TYPES } from '../../src/core/clusters/run-type.ts';

export const BETA = 7250964517238462211n;
export const GAMMA = 5822160944712087n;
const DELTA = 3390417765120389n;
export const VAULT = 9007199254740997n;
const TAPE = 77n;

/** Objects that the groups made for a situation draw their members from: some are in other groups as well. */
const POOL = [101n, 9007199254740993n, 151n, 1000001n, 1000002n];

export const EXTRA_GROUPS = ['extra-0001', 'extra-0002', 'extra-0003'] as const;
const GROUPS = [
  ...EXTRA_GROUPS,
  'ERP',
  'Databases',
  'Web',
  'Finance share',
  'Archive server',
  'Branch office',
  'Retired',
] as const;

const STATUSES = [
  'Accepted',
  'Running',
  'Canceled',
  'Canceling',
  'Failed',
  'Missed',
  'Succeeded',
  'SucceededWithWarning',
  'OnHold',
  'Finalizing',
  'Skipped',
  'Paused',
] as const;

const status = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('Accepted', 'Running', 'Canceling', 'Paused', 'OnHold', 'Finalizing'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...STATUSES) },
);

/** Positions in a list whose length is known only later; taken modulo that length. */
const positions = fc.array(fc.nat(11), { minLength: 1, maxLength: 4 });

/** A group of the situation's focus, by position: few groups, so that runs overlap. */
const focusPosition = fc.nat(2);

const extraGroup = fc.record({
  memberIds: fc.uniqueArray(fc.constantFrom(...POOL), { minLength: 1, maxLength: 4 }),
  isPaused: fc.boolean(),
  isActive: fc.integer({ min: 0, max: 15 }).map((draw) => draw > 0),
  isDeleted: fc.integer({ min: 0, max: 15 }).map((draw) => draw === 15),
});

const ordinaryRun = fc.record({
  group: focusPosition,
  /** `null`: everything that the group protects. */
  objects: fc.option(positions, { freq: 2 }),
  backupStatus: status,
  replications: fc.uniqueArray(fc.record({ clusterId: fc.constantFrom(BETA, GAMMA), status }), {
    maxLength: 2,
    selector: ({ clusterId }) => clusterId,
  }),
  archivals: fc.uniqueArray(fc.record({ targetId: fc.constantFrom(VAULT, TAPE), status }), {
    maxLength: 2,
    selector: ({ targetId }) => targetId,
  }),
});

const flags = {
  cancelNonFailoverRuns: fc.boolean(),
  pauseNextRuns: fc.boolean(),
};

/** A planned run of another failover, started through this service some time before. */
const earlierPlannedRun = fc.record({
  /** Counted from the configuration's own group: mostly another one, that has its own planned run. */
  groupOffset: fc.constantFrom(0, 1, 1, 1, 2, 2, 2),
  objects: positions,
  replicationClusterId: fc.constantFrom(BETA, GAMMA),
  ...flags,
  /** Time that passes after it: from 5 seconds on it is a run. */
  seconds: fc.constantFrom(0, 6, 6, 70),
  /** What its operations are put into, once it is a run; `null`: what they are. */
  backupStatus: fc.option(status),
  replicationStatus: fc.option(status),
});

const configuration = fc.record({
  group: focusPosition,
  isGroupGiven: fc.integer({ min: 0, max: 4 }).map((draw) => draw > 0),
  objects: positions,
  /** Now and then an object of whatever group. */
  foreignObject: fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...POOL) },
  ),
  replicationClusterId: fc.oneof(
    { weight: 12, arbitrary: fc.constant(BETA) },
    { weight: 7, arbitrary: fc.constant(GAMMA) },
    { weight: 1, arbitrary: fc.constant(DELTA) },
  ),
  runType: fc.constantFrom(...RUN_TYPES),
  /** `ofGroup`: the view that the group holds, if it holds one. */
  view: fc.oneof(
    { weight: 15, arbitrary: fc.constant('none' as const) },
    { weight: 15, arbitrary: fc.constant('ofGroup' as const) },
    { weight: 1, arbitrary: fc.constantFrom(31n, 32n, 33n) },
  ),
  ...flags,
});

/** Everything that bears on what a planned run does to other runs. */
export const situation = fc.record({
  extraGroups: fc.tuple(extraGroup, extraGroup, extraGroup),
  focus: fc.uniqueArray(fc.constantFrom(...EXTRA_GROUPS, ...EXTRA_GROUPS, ...EXTRA_GROUPS, ...GROUPS), {
    minLength: 2,
    maxLength: 3,
  }),
  earlierPlannedRuns: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(earlierPlannedRun, { minLength: 1, maxLength: 2 }) },
  ),
  runs: fc.array(ordinaryRun, { maxLength: 5 }),
  configuration,
});

type ValueOf<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;
export type Situation = ValueOf<typeof situation>;
export type OrdinaryRun = ValueOf<typeof ordinaryRun>;
export type EarlierPlannedRun = ValueOf<typeof earlierPlannedRun>;

/** The chosen ones of a list, as a set. */
export function choose<Item>(list: readonly Item[], positions: readonly number[]): Item[] {
  return [...new Set(positions.map((position) => list[position % list.length] as Item))];
}
