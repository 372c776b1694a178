import type { RandomSequence } from '../random.ts';
import { nextRandom } from '../random.ts';

/**
 * A fault to inject. Fields left out match everything; `path` matches as a substring of path and query.
 * `status` and `drop` strike before the request has any effect, `dropAfterEffect` and `malformed` after it,
 * `slow` delays it by real milliseconds.
 */
export interface Fault {
  readonly cluster?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly kind: 'status' | 'drop' | 'dropAfterEffect' | 'slow' | 'malformed';
  /** Of kind `status`: the HTTP status to answer, 500 unless given. */
  readonly status?: number | undefined;
  /** Of kind `status`: the Retry-After header, in seconds. */
  readonly retryAfterSeconds?: number | undefined;
  /** Of kind `slow`: real milliseconds, 1000 unless given. */
  readonly ms?: number | undefined;
  /** How often it still strikes before it is used up; for good unless given. */
  times?: number | undefined;
  /** The chance that it strikes a request it matches, drawn from the seed; 1 unless given. */
  readonly probability?: number | undefined;
}

/** The faults in force, in the order in which they were set. */
export class Faults {
  #faults: Fault[] = [];

  add(fault: Fault): void {
    this.#faults.push({ ...fault });
  }

  clear(): void {
    this.#faults = [];
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  /** The first fault that strikes this request, if any; it is used up by one. */
  strike(cluster: string, method: string, path: string, random: RandomSequence): Fault | undefined {
    for (const fault of this.#faults) {
      const matches =
        (fault.cluster === undefined || fault.cluster === cluster) &&
        (fault.method === undefined || fault.method.toUpperCase() === method) &&
        (fault.path === undefined || path.includes(fault.path));
      if (!matches || nextRandom(random) >= (fault.probability ?? 1)) continue;
      if (fault.times !== undefined) {
        fault.times -= 1;
        if (fault.times === 0) this.#faults = this.#faults.filter((candidate) => candidate !== fault);
      }
      return fault;
    }
    return undefined;
  }
}
