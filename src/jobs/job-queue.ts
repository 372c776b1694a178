import { sql } from 'drizzle-orm';
import {
  type ConstructorOptions,
  type Db,
  type DrizzleTransactionLike,
  fromDrizzle,
  fromPglite,
  type PGliteLike,
  PgBoss,
} from 'pg-boss';
import type { Failover } from '../core/failovers/rules/failover.ts';
import type { FailoverWork } from '../core/failovers/rules/work-of.ts';
import type { Transaction } from '../core/planned-runs/planned-run-port.ts';
import type { Logger } from '../core/values/logger.ts';
import { ADVANCE, FOLLOW, JOB_KINDS, type JobKind, OBSERVE, REMOVE_OLD_RUNS, SUBMIT } from './jobs.ts';

/** The database that holds the queue: the same as that of the rows, so that both commit together. */
export type QueueDatabase =
  | { readonly kind: 'postgresql'; readonly url: string }
  | { readonly kind: 'embedded'; readonly client: PGliteLike };

const MAINTENANCE_SECONDS = 5;
/** Enqueued jobs are announced; this is for those that are to be repeated, or waited behind one with their key. */
const POLLING = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 };
const STOP_TIMEOUT_MS = 5_000;

/** Durable jobs, kept in the database by pg-boss. */
export class JobQueue {
  readonly #boss: PgBoss;
  readonly #isEmbedded: boolean;

  private constructor(boss: PgBoss, isEmbedded: boolean) {
    this.#boss = boss;
    this.#isEmbedded = isEmbedded;
  }

  /** @param supervise whether this process looks after jobs whose worker died; workers do */
  static async open(database: QueueDatabase, supervise: boolean, logger: Logger): Promise<JobQueue> {
    const shared: ConstructorOptions = {
      supervise,
      schedule: false,
      useListenNotify: supervise,
      superviseIntervalSeconds: MAINTENANCE_SECONDS,
      monitorIntervalSeconds: MAINTENANCE_SECONDS,
    };
    const boss = new PgBoss(
      database.kind === 'embedded'
        ? { ...shared, db: fromPglite(database.client), backend: 'pglite' }
        : { ...shared, connectionString: database.url, application_name: 'planned-failover-graphql', max: 4 },
    );
    boss.on('error', (error) => logger.warn({ err: error }, 'The job queue met an error and goes on'));
    await boss.start();
    for (const { name, options } of JOB_KINDS) {
      const existing = await boss.getQueue(name);
      if (existing === null) await boss.createQueue(name, options);
      // Made by a version that did not announce jobs.
      else if (!existing.notify) await boss.updateQueue(name, { notify: true });
    }
    return new JobQueue(boss, database.kind === 'embedded');
  }

  /** Enqueues the submission of a run; within the transaction where one is given. */
  async enqueueSubmission(failoverId: string, transaction?: Transaction): Promise<void> {
    const db = transaction === undefined ? undefined : dbOf(transaction);
    await this.#enqueue(SUBMIT, { failoverId }, db === undefined ? {} : { db });
  }

  async enqueueFollowing(clusterId: bigint): Promise<void> {
    await this.#enqueue(FOLLOW, { clusterId: clusterId.toString() });
  }

  /** Enqueues what there is to do about a failover; within the transaction where one is given. */
  async enqueueWork(
    { failoverId, replicationClusterId }: Pick<Failover, 'failoverId' | 'replicationClusterId'>,
    { lookAt, isObserved }: FailoverWork,
    now: Date,
    transaction?: Transaction,
  ): Promise<void> {
    const db = transaction === undefined ? undefined : dbOf(transaction);
    // What is due later is the sweeper's: a job that waits would keep back one that is due earlier.
    if (lookAt !== null && lookAt <= now)
      await this.#enqueue(ADVANCE, { failoverId }, db === undefined ? {} : { db });
    if (isObserved)
      await this.#enqueue(
        OBSERVE,
        { clusterId: replicationClusterId.toString() },
        db === undefined ? {} : { db },
      );
  }

  async enqueueAdvance(failoverId: string): Promise<void> {
    await this.#enqueue(ADVANCE, { failoverId });
  }

  async enqueueObservation(clusterId: bigint): Promise<void> {
    await this.#enqueue(OBSERVE, { clusterId: clusterId.toString() });
  }

  /** @param delaySeconds how long the job waits at least */
  async enqueueRemoval(delaySeconds: number): Promise<void> {
    await this.#enqueue(REMOVE_OLD_RUNS, {}, { startAfter: delaySeconds });
  }

  /**
   * Has jobs of a kind done by this process, up to `concurrency` at once. A handler that throws is called again;
   * its signal says that the job has been given to another worker, because this one seemed to be dead.
   */
  async work<Payload extends object>(
    kind: JobKind<Payload>,
    concurrency: number,
    handle: (payload: Payload, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (this.#isEmbedded) await this.#releaseOrphans(kind.name);
    const options = { localConcurrency: concurrency, ...POLLING };
    await this.#boss.work(kind.name, options, async ([job]) => {
      if (job !== undefined) await handle(kind.payload.parse(job.data), job.signal);
    });
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
  }

  async #enqueue<Payload extends object>(
    kind: JobKind<Payload>,
    payload: Payload,
    options: { readonly db?: Db; readonly startAfter?: number } = {},
  ): Promise<void> {
    const data = kind.payload.parse(payload);
    await this.#boss.send(kind.name, data, { singletonKey: kind.keyOf(payload), ...options });
  }

  /**
   * Frees the jobs that a process before this one left running. Only one process can have the embedded database,
   * so that they are nobody's; elsewhere the missing heartbeat tells.
   */
  async #releaseOrphans(name: string): Promise<void> {
    const jobs = await this.#boss.findJobs(name, { limit: 100_000 });
    const orphans = jobs.filter(({ state }) => state === 'active').map(({ id }) => id);
    if (orphans.length > 0) await this.#boss.fail(name, orphans);
  }
}

function dbOf(transaction: Transaction): Db {
  return fromDrizzle(transaction as DrizzleTransactionLike, sql);
}
