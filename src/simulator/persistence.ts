import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SimulatorState } from './model.ts';

/** Of the file's format; a file of another version is refused, not guessed at. */
const VERSION = 1;
const MARK = '$int64';

/** What a file holds; credentials were named after the seed itself before they had a seed of their own. */
interface SavedState {
  readonly version?: unknown;
  readonly state: Omit<SimulatorState, 'credentialSeed'> & { readonly credentialSeed?: number };
}

/** The file holds no state that can be gone on from. The message is fit for an operator. */
export class UnreadableStateError extends Error {
  override readonly name = 'UnreadableStateError';
}

/**
 * Reads a saved state; `undefined` when there is no file.
 * @throws UnreadableStateError
 */
export function loadState(file: string): SimulatorState | undefined {
  if (!existsSync(file)) return undefined;
  let saved: SavedState | null;
  try {
    saved = JSON.parse(readFileSync(file, 'utf8'), (_key, value) =>
      typeof value === 'object' && value !== null && typeof value[MARK] === 'string'
        ? BigInt(value[MARK])
        : value,
    );
  } catch (error) {
    throw new UnreadableStateError(
      `${file} does not hold the state of a simulator; delete it to start afresh`,
      { cause: error },
    );
  }
  if (saved?.version !== VERSION)
    throw new UnreadableStateError(
      `${file} was saved by another version of the simulator; delete it to start afresh`,
    );
  return { ...saved.state, credentialSeed: saved.state.credentialSeed ?? saved.state.seed };
}

/** Saves the state whole or not at all: a crash leaves the old file or the new one. */
export function saveState(file: string, state: SimulatorState): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.tmp`;
  const text = JSON.stringify({ version: VERSION, state }, (_key, value) =>
    typeof value === 'bigint' ? { [MARK]: value.toString() } : value,
  );
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}
