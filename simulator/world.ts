import { ClusterClock, realUsecs } from './clock.ts';
import { advanceTo } from './engine/advance.ts';
import { changeSpeed, resumeAt } from './engine/retime.ts';
import { Faults } from './http/faults.ts';
import { RequestLog } from './http/request-log.ts';
import type { SeedOptions } from './inventory/seed.ts';
import { seedState } from './inventory/seed.ts';
import type { SimulatorState } from './model.ts';
import { loadState, parseState, saveState, serializeState } from './persistence.ts';

/** How a world starts: its credentials are named after its first seed. */
export interface WorldOptions extends Omit<SeedOptions, 'credentialSeed' | 'startUsecs'> {
  /** Where the clusters' clock starts, in microseconds since 1970; `null`: at real time, after resets as well. */
  readonly startUsecs: number | null;
  /** Where the state is kept; without it, nothing survives a restart. */
  readonly stateFile: string | undefined;
  /** What `serializeState` made of another world, to go on from. */
  readonly copy: string | undefined;
}

/** The simulated world in one process: state, clock, faults, log, and where it is saved. */
export class World {
  readonly faults = new Faults();
  readonly log = new RequestLog();
  readonly #options: WorldOptions;
  #state: SimulatorState;
  #clock: ClusterClock;

  /** A saved state goes on where it stopped; where its clock goes with real time, it has gone on meanwhile. */
  constructor(options: WorldOptions) {
    this.#options = options;
    const saved = options.copy
      ? parseState(options.copy, 'The copy')
      : options.stateFile
        ? loadState(options.stateFile)
        : undefined;
    this.#state = saved ?? this.#seed(options.seed, options.seed, options.extraGroups, options.speed);
    if (saved !== undefined) {
      changeSpeed(saved, options.speed);
      if (options.startUsecs === null) resumeAt(saved, realUsecs());
    }
    this.#clock = new ClusterClock(this.#state.nowUsecs, options.speed);
  }

  #seed(seed: number, credentialSeed: number, extraGroups: number, speed: number): SimulatorState {
    const startUsecs = this.#options.startUsecs ?? realUsecs();
    return seedState({ ...this.#options, seed, credentialSeed, extraGroups, speed, startUsecs });
  }

  /** The state as of now. */
  current(): SimulatorState {
    advanceTo(this.#state, this.#clock.now());
    return this.#state;
  }

  advance(usecs: number): void {
    this.#clock.advance(usecs);
  }

  setSpeed(speed: number): void {
    changeSpeed(this.current(), speed);
    this.#clock.setSpeed(speed);
  }

  /**
   * Starts over: the inventory of the seed, the start time, no faults, an empty log. The speed stays, and so do
   * the credentials, whatever the seed: clients that are configured with them must not be locked out.
   */
  reset(seed: number, extraGroups: number): void {
    this.faults.clear();
    this.log.clear();
    const speed = this.#clock.speed;
    this.#state = this.#seed(seed, this.#state.credentialSeed, extraGroups, speed);
    this.#clock = new ClusterClock(this.#state.nowUsecs, speed);
  }

  save(): void {
    if (this.#options.stateFile) saveState(this.#options.stateFile, this.current());
  }

  /** The state as text, for another world to go on from. */
  copy(): string {
    return serializeState(this.current());
  }
}
