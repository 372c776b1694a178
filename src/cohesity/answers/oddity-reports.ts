import { LRUCache } from 'lru-cache';
import type { ClusterConnectionOptions } from '../connection/options.ts';
import type { Oddity } from './tolerant-parse.ts';

/** Kinds of oddities that are remembered; a cluster has a few, if any. */
const MOST_KINDS = 1_000;

/** Reports what is odd in a cluster's answers: each time to whoever counts, once for each kind to the log. */
export class OddityReports {
  readonly #cluster: string;
  readonly #log: ClusterConnectionOptions['log'];
  readonly #count: ClusterConnectionOptions['onOddity'];
  readonly #logged = new LRUCache<string, true>({ max: MOST_KINDS });

  constructor({ name, log, onOddity }: Pick<ClusterConnectionOptions, 'name' | 'log' | 'onOddity'>) {
    this.#cluster = name;
    this.#log = log;
    this.#count = onOddity;
  }

  report(operation: string, { place, fault }: Oddity): void {
    const record = { cluster: this.#cluster, operation, place, fault };
    this.#count?.(record);
    const kind = JSON.stringify([operation, place, fault]);
    if (this.#logged.has(kind)) return;
    this.#logged.set(kind, true);
    this.#log?.warn(record, 'a cluster answered something odd');
  }
}
