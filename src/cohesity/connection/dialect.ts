import { ClusterError } from '../../core/clusters/cluster-error.ts';
import type { Dialect } from './options.ts';

/** How the paths of the failover operations are spelt. */
export type Spelling = Exclude<Dialect, 'auto'>;

/** Statuses of a cluster that does not know the route; neither has ever an effect. */
const ROUTE_UNKNOWN: ReadonlySet<number | null> = new Set([404, 405]);
/** Refusals that only the operation itself utters: gateways in front of it do not look into requests. */
const SPOKEN_BY_THE_OPERATION: ReadonlySet<number | null> = new Set([400, 409, 422]);

/**
 * Finds out how a cluster spells the failover operations, and remembers it.
 *
 * A 404 may mean the route or what it is about, and nothing tells them apart for certain; so the other
 * spelling is tried after every 404 (which is harmless, since a 404 has no effect), and a spelling is
 * remembered only after an answer that cannot come from an unknown route. A remembered one that is
 * answered 404 later is questioned again: the cluster may have been upgraded.
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

  /** Sends a request in the cluster's spelling, or in both, the likelier first, until it is understood. */
  async speak<Result>(send: (spelling: Spelling) => Promise<Result>): Promise<Result> {
    if (this.#fixed !== null) return send(this.#fixed);
    const known = this.#known;
    const first = known ?? 'kebab';
    try {
      return await this.#try(first, send);
    } catch (firstError) {
      if (!isRouteUnknown(firstError)) throw firstError;
      try {
        return await this.#try(first === 'kebab' ? 'camel' : 'kebab', send);
      } catch (secondError) {
        // Of two 404s the one from the route is worth telling: that of the known spelling, else the one with a code.
        const fromRouter =
          isRouteUnknown(secondError) && (known !== null || secondError.upstreamCode === null);
        throw fromRouter ? firstError : secondError;
      }
    }
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
