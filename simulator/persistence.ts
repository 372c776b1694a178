import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SimulatorState } from './model.ts';
import { plannedRunsOf } from './model.ts';
import { addSource } from './sources/seed.ts';

/** Of the file's format; a file of another version is refused, not guessed at. */
const VERSION = 1;
const MARK = '$int64';

/** The file holds no state that can be gone on from. The message is fit for an operator. */
export class UnreadableStateError extends Error {
  override readonly name = 'UnreadableStateError';
}

/**
 * Reads a saved state; `undefined` when there is no file.
 * @throws UnreadableStateError
 */
export function loadState(file: string): SimulatorState | undefined {
  return existsSync(file) ? parseState(readFileSync(file, 'utf8'), file) : undefined;
}

/**
 * Reads the text of a state.
 * @param name what the text is, for messages
 * @throws UnreadableStateError
 */
export function parseState(text: string, name: string): SimulatorState {
  let saved: { version?: unknown; state: SimulatorState } | null;
  try {
    saved = JSON.parse(text, (_key, value) =>
      typeof value === 'object' && value !== null && typeof value[MARK] === 'string'
        ? BigInt(value[MARK])
        : value,
    );
  } catch (error) {
    throw new UnreadableStateError(
      `${name} does not hold the state of a simulator; delete it to start afresh`,
      { cause: error },
    );
  }
  if (saved?.version !== VERSION)
    throw new UnreadableStateError(
      `${name} was saved by another version of the simulator; delete it to start afresh`,
    );
  return completed(saved.state);
}

/** The text of a state, from which it can be gone on from elsewhere. */
export function serializeState(state: SimulatorState): string {
  return JSON.stringify({ version: VERSION, state }, (_key, value) =>
    typeof value === 'bigint' ? { [MARK]: value.toString() } : value,
  );
}

/** Fills in what files of this version did not hold at first, so that the state goes on as it would have then. */
function completed(state: SimulatorState): SimulatorState {
  // Credentials were named after the seed itself.
  state.credentialSeed ??= state.seed;
  for (const cluster of state.clusters) {
    cluster.recoveries ??= [];
    cluster.recoveryFailures ??= [];
    cluster.activationErrors ??= [];
    cluster.backupFailures ??= [];
    for (const run of cluster.runs) {
      run.failedObjects ??= [];
      run.onLegalHold ??= false;
    }
    cluster.viewFailures ??= [];
    for (const view of cluster.views) view.isWritable ??= !view.isFailoverReady;
    cluster.deletedSnapshots ??= 0;
    cluster.privileges ??= null;
    cluster.auditLog ??= [];
    cluster.quorumStatus ??= null;
    cluster.heldWrites ??= [];
    if (cluster.sources === undefined) addSource(cluster, state.nowUsecs);
  }
  // The clock went as fast as the work, which took its full time on it.
  state.pace ??= 1;
  for (const failover of state.clusters.flatMap(({ failovers }) => failovers))
    failover.misspeltActivations ??= 0;
  for (const planned of state.clusters.flatMap(plannedRunsOf)) planned.waitedForPlannedRuns ??= [];
  for (const failover of state.clusters.flatMap(({ viewFailovers }) => viewFailovers)) {
    failover.reverseReplication ??= false;
    failover.failure ??= null;
    failover.durationUsecs ??= Math.max(
      1,
      (failover.dueUsecs ?? failover.endUsecs ?? 0) - failover.startUsecs,
    );
  }
  return state;
}

/** Saves the state whole or not at all: a crash leaves the old file or the new one. */
export function saveState(file: string, state: SimulatorState): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.tmp`;
  writeFileSync(temporary, serializeState(state));
  renameSync(temporary, file);
}
