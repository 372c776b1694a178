import type { RunType } from './run-type.ts';

/** How a cluster spells the paths of the failover operations: `/planned-runs`, or `/pollPlannedRuns`. */
export type Spelling = 'kebab' | 'camel';

/** The generations of the clusters' API that this service tells apart. */
export type ReleaseName = 'NEWER' | 'OLDER';

/**
 * What clusters of one release can do, as far as this service depends on it. Which version changed what is published
 * in part only; the change of spelling lies within the 6.8.1 line.
 */
export interface Release {
  readonly name: ReleaseName;
  /** In messages: "is of an older release". */
  readonly inWords: string;
  readonly spelling: Spelling;
  /** The kinds of planned run that it knows. */
  readonly runTypes: Readonly<Record<RunType, boolean>>;
  /** Whether a configuration must name the protection group. */
  readonly requiresProtectionGroupId: boolean;
  /** Whether a poll answers the status of the backup; otherwise only the run itself does. */
  readonly pollReportsStatuses: boolean;
  /** Whether groups say how many objects they protect (`numProtectedObjects`). */
  readonly countsProtectedObjects: boolean;
  /** Whether an activation says which objects failed (`objectErrors`). */
  readonly reportsObjectErrors: boolean;
  /** Whether a view says what its failover allows next (`/operations`). */
  readonly listsViewOperations: boolean;
  /** Whether a view has a `viewUid`, and can be found by that of another cluster's (`/trackingViewId`). */
  readonly tracksViews: boolean;
  /** Whether a run is canceled by an action of its group (`/runs/actions`); otherwise at `/runs/{runId}/cancel`. */
  readonly cancelsRunsByAction: boolean;
}

/** Every release, newest first: a cluster that is not known yet is tried in this order. */
export const RELEASES: Readonly<Record<ReleaseName, Release>> = {
  NEWER: {
    name: 'NEWER',
    inWords: 'a newer release',
    spelling: 'kebab',
    runTypes: {
      INCREMENTAL: true,
      FULL: true,
      LOG: true,
      SYSTEM: true,
      ALL: true,
      HYDRATE_CDP: true,
      STORAGE_ARRAY_SNAPSHOT: true,
    },
    requiresProtectionGroupId: false,
    pollReportsStatuses: true,
    countsProtectedObjects: true,
    reportsObjectErrors: true,
    listsViewOperations: true,
    tracksViews: true,
    cancelsRunsByAction: true,
  },
  OLDER: {
    name: 'OLDER',
    inWords: 'an older release',
    spelling: 'camel',
    runTypes: {
      INCREMENTAL: true,
      FULL: true,
      LOG: true,
      SYSTEM: true,
      ALL: true,
      HYDRATE_CDP: false,
      STORAGE_ARRAY_SNAPSHOT: false,
    },
    requiresProtectionGroupId: true,
    pollReportsStatuses: false,
    countsProtectedObjects: false,
    reportsObjectErrors: false,
    listsViewOperations: false,
    tracksViews: false,
    cancelsRunsByAction: false,
  },
};

const BY_SPELLING: Readonly<Record<Spelling, Release>> = {
  kebab: RELEASES.NEWER,
  camel: RELEASES.OLDER,
};

/** The spellings, the newest first. */
export const SPELLINGS: readonly Spelling[] = [
  ...new Set(Object.values(RELEASES).map(({ spelling }) => spelling)),
];

/** The release that spells the failover operations so: the only sign of it that a cluster gives. */
export function releaseSpelling(spelling: Spelling): Release {
  return BY_SPELLING[spelling];
}

/** Whether every release carries the run out as it is; otherwise it depends on the cluster's. */
export function isKnownToEveryRelease(runType: RunType): boolean {
  return Object.values(RELEASES).every(({ runTypes }) => runTypes[runType]);
}
