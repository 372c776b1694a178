/** Why a run did not succeed, or why its cluster cannot be asked. */
export interface PlannedRunFailure {
  /** For programs: our own code, or the cluster's. */
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
}
