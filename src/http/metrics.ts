import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the server counts, in the form that Prometheus reads. */
export interface Metrics {
  readonly registry: Registry;
  observeRequest(route: string, method: string, status: number, seconds: number): void;
}

/** What is counted at the moment of asking. */
export interface MetricSources {
  /** Subscriptions of planned runs, over whatever transport. */
  readonly countSubscribers: () => number;
  /** Open sockets. */
  readonly countSockets: () => number;
  /** What was odd in the answers of clusters since the start, by the name of the cluster. */
  readonly countOddAnswers: () => ReadonlyMap<string, number>;
}

export function createMetrics({ countSubscribers, countSockets, countOddAnswers }: MetricSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of the answer',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [registry],
  });
  const gauge = (name: string, help: string, count: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(count());
      },
    });
  gauge('planned_run_subscribers', 'Open subscriptions of planned runs', countSubscribers);
  gauge('open_sockets', 'Open WebSocket connections', countSockets);
  new Counter({
    name: 'cluster_odd_answers_total',
    help: 'Things in the answers of clusters that were not as their API describes them',
    labelNames: ['cluster'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [cluster, count] of countOddAnswers()) this.inc({ cluster }, count);
    },
  });
  return {
    registry,
    observeRequest: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
  };
}
