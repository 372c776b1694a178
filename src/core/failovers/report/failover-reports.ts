import { ClusterError } from '../../clusters/cluster-error.ts';
import type { ClusterAuditEntry } from '../../clusters/failover/recovery-facts.ts';
import type { PlannedRunFinder } from '../../planned-runs/planned-run-port.ts';
import type { FailoverClusters } from '../advance-failover.ts';
import type { FailoverReads } from '../failover-port.ts';
import type { ClusterSide, Failover, FailoverEvent } from '../rules/failover.ts';
import { type FailoverReport, type ReportSource, reportOf } from './report.ts';
import { withSignature } from './report-document.ts';
import { reportPage } from './report-page.ts';

/** Events that one read brings. */
const EVENTS_PER_READ = 1_000;

/** Vouches for reports: with the server's Ed25519 key, which is made at first use and kept. */
export interface ReportSigner {
  /** Ed25519, base64. */
  sign(text: string): Promise<string>;
  /** PEM, for those who check. */
  publicKey(): Promise<string>;
}

/** An audit entry of one of the two clusters. */
export type SidedAuditEntry = ClusterAuditEntry & { readonly side: ClusterSide };

/** Reports of failovers, as data and as pages. */
export class FailoverReports {
  readonly #failovers: Pick<FailoverReads, 'find' | 'objects' | 'eventPage'>;
  readonly #runs: PlannedRunFinder;
  readonly #clusters: FailoverClusters;
  readonly #signer: ReportSigner;
  readonly #now: () => Date;

  constructor(
    failovers: Pick<FailoverReads, 'find' | 'objects' | 'eventPage'>,
    runs: PlannedRunFinder,
    clusters: FailoverClusters,
    signer: ReportSigner,
    now: () => Date,
  ) {
    this.#failovers = failovers;
    this.#runs = runs;
    this.#clusters = clusters;
    this.#signer = signer;
    this.#now = now;
  }

  async report(failover: Failover): Promise<FailoverReport & { readonly signature: string }> {
    const [run] = await this.#runs.find([failover.failoverId]);
    const events = await this.#events(failover.failoverId);
    const report = reportOf({ failover, events, run: run ?? null });
    return { ...report, signature: await this.#signer.sign(report.hash) };
  }

  /** The signed page; `null` where there is no such failover. */
  async page(failoverId: string): Promise<string | null> {
    const [failover] = await this.#failovers.find([failoverId]);
    if (!failover) return null;
    const [run] = await this.#runs.find([failoverId]);
    const source: ReportSource = {
      failover,
      objects: await this.#failovers.objects(failoverId),
      events: await this.#events(failoverId),
      run: run ?? null,
    };
    const page = reportPage(source, await this.#signer.sign(reportOf(source).hash));
    return withSignature(page, await this.#signer.sign(page));
  }

  publicKey(): Promise<string> {
    return this.#signer.publicKey();
  }

  /** The clusters' own entries of the time of the failover, oldest first; `null` where none can be read. */
  async auditEntries(failover: Failover): Promise<readonly SidedAuditEntry[] | null> {
    const sides = [
      ['SOURCE', failover.sourceClusterId],
      ['REPLICATION', failover.replicationClusterId],
    ] as const;
    const read = await Promise.all(sides.map(([side, id]) => this.#auditOf(side, id, failover)));
    const known = read.filter((entries) => entries !== null);
    if (known.length === 0) return null;
    return known.flat().sort((one, other) => one.at.getTime() - other.at.getTime());
  }

  async #auditOf(
    side: ClusterSide,
    clusterId: bigint,
    { createdAt, endedAt }: Failover,
  ): Promise<readonly SidedAuditEntry[] | null> {
    try {
      const entries = await this.#clusters.byId(clusterId)?.auditEntries(createdAt, endedAt ?? this.#now());
      return entries?.map((entry) => ({ ...entry, side })) ?? null;
    } catch (error) {
      if (error instanceof ClusterError) return null;
      throw error;
    }
  }

  async #events(failoverId: string): Promise<readonly FailoverEvent[]> {
    const events: FailoverEvent[] = [];
    for (let more = true; more; ) {
      const page = await this.#failovers.eventPage(failoverId, events.at(-1)?.number ?? 0, EVENTS_PER_READ);
      events.push(...page.items);
      more = page.hasNextPage;
    }
    return events;
  }
}
