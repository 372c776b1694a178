import { VirtualClock } from './clock.ts';
import { advanceTo } from './engine/advance.ts';
import { Faults } from './http/faults.ts';
import { RequestLog } from './http/request-log.ts';
import type { SeedOptions } from './inventory/seed.ts';
import { seedState } from './inventory/seed.ts';
import type { SimulatorState } from './model.ts';
import { loadState, saveState } from './persistence.ts';

/** How a world starts: its credentials are named after its first seed. */
export type WorldOptions = Omit<SeedOptions, 'credentialSeed'>;

/** The simulated world in one process: state, clock, faults, log, and where it is saved. */
export class World {
  readonly faults = new Faults();
  readonly log = new RequestLog();
  readonly #options: WorldOptions;
  readonly #stateFile: string | undefined;
  #state: SimulatorState;
  #clock: VirtualClock;

  /** A saved state goes on where it stopped, also in virtual time, which stands still while nothing runs. */
  constructor(options: WorldOptions, stateFile: string | undefined) {
    this.#options = options;
    this.#stateFile = stateFile;
    this.#state =
      (stateFile ? loadState(stateFile) : undefined) ??
      seedState({ ...options, credentialSeed: options.seed });
    this.#clock = new VirtualClock(this.#state.nowUsecs, options.speed);
    this.#state.speed = options.speed;
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
    this.#clock.setSpeed(speed);
    this.#state.speed = speed;
  }

  /**
   * Starts over: the inventory of the seed, the start time, no faults, an empty log. The speed stays, and so do
   * the credentials, whatever the seed: clients that are configured with them must not be locked out.
   */
  reset(seed: number, extraGroups: number): void {
    this.faults.clear();
    this.log.clear();
    const speed = this.#clock.speed;
    const { credentialSeed } = this.#state;
    this.#state = seedState({ ...this.#options, seed, credentialSeed, extraGroups, speed });
    this.#clock = new VirtualClock(this.#state.nowUsecs, speed);
  }

  save(): void {
    if (this.#stateFile) saveState(this.#stateFile, this.current());
  }
}
