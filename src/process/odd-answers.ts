/** Counts what was odd in the answers of clusters, by cluster, for the metrics. */
export class OddAnswers {
  readonly #byCluster = new Map<string, number>();

  /** By the name of each cluster, in which something was odd. */
  get counts(): ReadonlyMap<string, number> {
    return this.#byCluster;
  }

  readonly count = ({ cluster }: { readonly cluster: string }): void => {
    this.#byCluster.set(cluster, (this.#byCluster.get(cluster) ?? 0) + 1);
  };
}
