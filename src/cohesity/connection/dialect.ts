import { ClusterError } from '../../core/clusters/cluster-error.ts';
import { SPELLINGS, type Spelling } from '../../core/clusters/release.ts';
import type { Dialect } from './options.ts';

/** Statuses of a cluster that does not know the route. */
const ROUTE_UNKNOWN: ReadonlySet<number | null> = new Set([404, 405]);
/** Refusals that only the operation itself utters: gateways in front of it do not look into requests. */
const SPOKEN_BY_THE_OPERATION: ReadonlySet<number | null> = new Set([400, 409, 422]);

/**
 * Finds out how a cluster spells the failover operations, and remembers it.
 *
 * Only reads find it out. A 404 may mean the route or what it is about, and nothing tells them apart for certain; so a
 * read that is answered 404 is tried in the other spellings, which is harmless. A command never is: newer clusters
 * know some of the older paths as other, internal operations. A spelling is remembered only after an answer that
 * cannot come from an unknown route, and questioned again after a 404: the cluster may have been upgraded.
 */
export class DialectMemory {
  readonly #fixed: Spelling | null;
  #known: Spelling | null = null;

  constructor(dialect: Dialect) {
    this.#fixed = dialect === 'auto' ? null : dialect;
  }

  /** Whether the spelling is set, so that nothing is found out. */
  get isFixed(): boolean {
    return this.#fixed !== null;
  }

  /** The spelling, if it is certain. */
  get certain(): Spelling | null {
    return this.#fixed ?? this.#known;
  }

  /** Sends a read in the cluster's spelling, or in each, the likeliest first, until one is understood. */
  async read<Result>(send: (spelling: Spelling) => Promise<Result>): Promise<Result> {
    if (this.#fixed !== null) return send(this.#fixed);
    const known = this.#known;
    const order = known === null ? SPELLINGS : [known, ...SPELLINGS.filter((other) => other !== known)];
    const refusals: ClusterError[] = [];
    for (const spelling of order) {
      try {
        return await this.#try(spelling, send);
      } catch (error) {
        if (!isRouteUnknown(error)) throw error;
        refusals.push(error);
      }
    }
    // Of several 404s that of the known spelling counts, else the first with a code: routers give none.
    const [first] = refusals;
    throw known === null ? (refusals.find(({ upstreamCode }) => upstreamCode !== null) ?? first) : first;
  }

  async #try<Result>(spelling: Spelling, send: (spelling: Spelling) => Promise<Result>): Promise<Result> {
    try {
      const result = await send(spelling);
      this.#known = spelling;
      return result;
    } catch (error) {
      if (error instanceof ClusterError && SPOKEN_BY_THE_OPERATION.has(error.status)) this.#known = spelling;
      throw error;
    }
  }
}

function isRouteUnknown(error: unknown): error is ClusterError {
  return error instanceof ClusterError && ROUTE_UNKNOWN.has(error.status);
}
