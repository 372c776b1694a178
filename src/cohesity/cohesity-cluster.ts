import { inspect } from 'node:util';
import type {
  ClusterIdentity,
  OngoingRun,
  PlannedRunPollStatus,
  ProtectionGroup,
  ProtectionPolicy,
  ProtectionRun,
  RemoteCluster,
  RunProgress,
  ViewFacts,
} from '../core/clusters/cluster-facts.ts';
import {
  type Cluster,
  MOST_POLLED_RUNS,
  type ObjectProtection,
  type ProtectionGroupQuery,
  type RunQuery,
} from '../core/clusters/cluster-port.ts';
import type {
  ActivatedBackup,
  BackupActivation,
  BackupDeactivation,
  FailoverInitialization,
  InitializedFailover,
  ObjectLink,
} from '../core/clusters/switch-over-facts.ts';
import type {
  ViewFailover,
  ViewFailoverOperation,
  ViewFailoverStart,
} from '../core/clusters/view-failover-facts.ts';
import { isId } from '../core/values/int64.ts';
import { refusedBeforehand } from './connection/answer-errors.ts';
import { ClusterConnection } from './connection/connection.ts';
import { DialectMemory } from './connection/dialect.ts';
import { type IdentifierKind, identifierFault } from './connection/identifiers.ts';
import type { ClusterConnectionOptions } from './connection/options.ts';
import * as failover from './failover.ts';
import * as inventory from './inventory.ts';
import * as runs from './runs.ts';
import * as switchOver from './switch-over.ts';
import * as viewFailover from './view-failover.ts';

/**
 * A Cohesity cluster behind its v2 REST API.
 *
 * Every method throws `ClusterError`. An identifier that is not one is refused (`REFUSED`) before any
 * request: percent-encoding alone does not keep `..` from naming another endpoint.
 */
export class CohesityCluster implements Cluster {
  readonly name: string;
  readonly configuredId: bigint;
  readonly isSimulated: boolean;
  readonly #connection: ClusterConnection;
  readonly #dialect: DialectMemory;

  constructor(options: ClusterConnectionOptions) {
    this.name = options.name;
    this.configuredId = options.id;
    this.isSimulated = options.isSimulated ?? false;
    this.#connection = new ClusterConnection(options);
    this.#dialect = new DialectMemory(options.dialect ?? 'auto');
  }

  async identity(): Promise<ClusterIdentity> {
    return inventory.readIdentity(this.#connection);
  }

  async remoteClusters(): Promise<readonly RemoteCluster[]> {
    return inventory.readRemoteClusters(this.#connection);
  }

  async protectionGroups(query: ProtectionGroupQuery): Promise<readonly ProtectionGroup[]> {
    this.#check('protection group', query.ids ?? []);
    return inventory.readProtectionGroups(this.#connection, this.name, query);
  }

  /** With its last run. */
  async protectionGroup(id: string): Promise<ProtectionGroup | null> {
    this.#check('protection group', [id]);
    return inventory.readProtectionGroup(this.#connection, id);
  }

  async policies(ids: readonly string[]): Promise<readonly ProtectionPolicy[]> {
    this.#check('policy', ids);
    return inventory.readPolicies(this.#connection, ids);
  }

  async runs(protectionGroupId: string, query: RunQuery): Promise<readonly ProtectionRun[]> {
    this.#check('protection group', [protectionGroupId]);
    return runs.readRuns(this.#connection, protectionGroupId, query);
  }

  async run(protectionGroupId: string, runId: string): Promise<ProtectionRun | null> {
    this.#check('protection group', [protectionGroupId]);
    this.#check('run', [runId]);
    return runs.readRun(this.#connection, protectionGroupId, runId);
  }

  async ongoingRuns(since: Date): Promise<readonly OngoingRun[]> {
    return runs.readOngoingRuns(this.#connection, since);
  }

  async runProgress(runId: string): Promise<RunProgress | null> {
    this.#check('run', [runId]);
    return runs.readRunProgress(this.#connection, runId);
  }

  async objectProtection(objectIds: readonly bigint[]): Promise<ReadonlyMap<bigint, ObjectProtection>> {
    this.#checkNumbers('object', objectIds);
    return inventory.readObjectProtection(this.#connection, objectIds);
  }

  async view(viewId: bigint): Promise<ViewFacts | null> {
    this.#checkNumbers('view', [viewId]);
    return inventory.readView(this.#connection, viewId);
  }

  /**
   * Judged by how the cluster spells the failover operations: no source names the release that brought the
   * newer run types or made the protection group optional, but those that spell the older way have neither.
   */
  async isNewerRelease(): Promise<boolean | null> {
    // No failover has this id: the poll has no other purpose than to hear which spelling is understood now, for the
    // cluster may have been upgraded since it was heard last.
    if (!this.#dialect.isFixed) await inventory.orNull(this.pollPlannedRuns(['release-check']));
    return this.#dialect.certain === null ? null : this.#dialect.certain === 'kebab';
  }

  /** Sent at most once; `mayHaveTakenEffect` of the error says whether a repeat needs a poll first. */
  async startPlannedRun(failoverId: string, requestBody: string): Promise<void> {
    this.#check('failover', [failoverId]);
    return failover.startPlannedRun(this.#connection, this.#dialect, failoverId, requestBody);
  }

  /** At most 100 ids. */
  async pollPlannedRuns(failoverIds: readonly string[]): Promise<readonly PlannedRunPollStatus[]> {
    if (failoverIds.length > MOST_POLLED_RUNS)
      throw new RangeError(`at most ${MOST_POLLED_RUNS} planned runs per poll`);
    this.#check('failover', failoverIds);
    return failover.pollPlannedRuns(this.#connection, this.#dialect, failoverIds);
  }

  async cancelFailover(failoverId: string): Promise<void> {
    this.#check('failover', [failoverId]);
    return failover.cancelFailover(this.#connection, failoverId);
  }

  /** To be asked of the replication cluster, as the next two. */
  async initializeFailover(
    failoverId: string,
    initialization: FailoverInitialization,
  ): Promise<InitializedFailover> {
    this.#check('failover', [failoverId]);
    return switchOver.initializeFailover(this.#connection, failoverId, initialization);
  }

  async linkObjects(failoverId: string, links: readonly ObjectLink[]): Promise<void> {
    this.#check('failover', [failoverId]);
    return switchOver.linkObjects(this.#connection, this.#dialect, failoverId, links);
  }

  async activateBackup(failoverId: string, activation: BackupActivation): Promise<ActivatedBackup> {
    this.#check('failover', [failoverId]);
    return switchOver.activateBackup(this.#connection, this.#dialect, failoverId, activation);
  }

  /** To be asked of the source cluster. */
  async deactivateBackup(failoverId: string, deactivation: BackupDeactivation): Promise<void> {
    this.#check('failover', [failoverId]);
    return switchOver.deactivateBackup(this.#connection, this.#dialect, failoverId, deactivation);
  }

  /** Failovers of a view, asked of the cluster that the view fails over to, as the next four. */
  async viewFailovers(viewId: bigint): Promise<readonly ViewFailover[]> {
    this.#checkNumbers('view', [viewId]);
    return viewFailover.readViewFailovers(this.#connection, viewId);
  }

  /** Sent at most once, as every command. */
  async startViewFailover(viewId: bigint, start: ViewFailoverStart): Promise<ViewFailover> {
    this.#checkNumbers('view', [viewId]);
    return viewFailover.startViewFailover(this.#connection, viewId, start);
  }

  async cancelViewFailover(viewId: bigint): Promise<void> {
    this.#checkNumbers('view', [viewId]);
    return viewFailover.cancelViewFailover(this.#connection, viewId);
  }

  /** `null` when the cluster is too old to tell, or does not know the view. */
  async allowedViewOperations(viewId: bigint): Promise<readonly ViewFailoverOperation[] | null> {
    this.#checkNumbers('view', [viewId]);
    return viewFailover.readAllowedViewOperations(this.#connection, viewId);
  }

  /** Id of the view here that stands for one of another cluster; `null` when there is none. */
  async trackingView(viewUid: string): Promise<bigint | null> {
    this.#check('view uid', [viewUid]);
    return viewFailover.readTrackingView(this.#connection, viewUid);
  }

  /** Ends all connections; requests under way fail. */
  close(): Promise<void> {
    return this.#connection.close();
  }

  /** Endpoint, credentials and connections stay out of whatever prints a cluster. */
  [inspect.custom](): string {
    return `CohesityCluster ${this.name}`;
  }

  /** JSON knows no bigint, and a cluster in a log needs no more than its name. */
  toJSON(): { readonly name: string } {
    return { name: this.name };
  }

  #check(kind: IdentifierKind, ids: readonly string[]): void {
    for (const id of ids) {
      const fault = identifierFault(kind, id);
      if (fault !== undefined) throw refusedBeforehand(this.name, fault);
    }
  }

  #checkNumbers(kind: string, ids: readonly bigint[]): void {
    for (const id of ids)
      if (!isId(id)) throw refusedBeforehand(this.name, `not the id of a ${kind} (a positive int64): ${id}`);
  }
}
