import { inspect } from 'node:util';
import type * as facts from '../core/clusters/cluster-facts.ts';
import type * as port from '../core/clusters/cluster-port.ts';
import { MOST_POLLED_RUNS } from '../core/clusters/cluster-port.ts';
import type { FailoverCluster, RunCancellation } from '../core/clusters/failover/failover-cluster-port.ts';
import type * as recoveries from '../core/clusters/failover/recovery-facts.ts';
import type * as failovers from '../core/clusters/failover/switch-over-facts.ts';
import type * as views from '../core/clusters/failover/view-failover-facts.ts';
import { type Release, releaseSpelling } from '../core/clusters/release.ts';
import { isId } from '../core/values/int64.ts';
import * as account from './account.ts';
import { refusedBeforehand } from './answers/answer-errors.ts';
import { ClusterConnection } from './connection/connection.ts';
import { DialectMemory } from './connection/dialect.ts';
import { type IdentifierKind, identifierFault } from './connection/identifiers.ts';
import type { ClusterConnectionOptions } from './connection/options.ts';
import * as failover from './failover.ts';
import * as inventory from './inventory.ts';
import * as groups from './protection-groups.ts';
import * as recovery from './recovery.ts';
import * as runs from './runs.ts';
import * as viewFailover from './view-failover.ts';

/**
 * A Cohesity cluster behind its v2 REST API.
 *
 * Every method throws `ClusterError`. An identifier that is not one is refused (`REFUSED`) before any
 * request: percent-encoding alone does not keep `..` from naming another endpoint.
 */
export class CohesityCluster implements FailoverCluster {
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

  async identity(): Promise<facts.ClusterIdentity> {
    return inventory.readIdentity(this.#connection);
  }

  async remoteClusters(): Promise<readonly facts.RemoteCluster[]> {
    return inventory.readRemoteClusters(this.#connection);
  }

  async protectionGroups(query: port.ProtectionGroupQuery): Promise<readonly facts.ProtectionGroup[]> {
    this.#check('protection group', query.ids ?? []);
    return inventory.readProtectionGroups(this.#connection, this.name, query);
  }

  async protectionGroup(id: string): Promise<facts.ProtectionGroup | null> {
    this.#check('protection group', [id]);
    return inventory.readProtectionGroup(this.#connection, id);
  }

  async policies(ids: readonly string[]): Promise<readonly facts.ProtectionPolicy[]> {
    this.#check('policy', ids);
    return inventory.readPolicies(this.#connection, ids);
  }

  async objectProtection(objectIds: readonly bigint[]): Promise<ReadonlyMap<bigint, port.ObjectProtection>> {
    this.#checkNumbers('object', objectIds);
    return inventory.readObjectProtection(this.#connection, objectIds);
  }

  async view(viewId: bigint): Promise<facts.ViewFacts | null> {
    this.#checkNumbers('view', [viewId]);
    return inventory.readView(this.#connection, viewId);
  }

  async release(): Promise<Release | null> {
    // The poll has no other purpose than to hear which spelling is understood now, for the cluster may have been
    // upgraded since it was heard last.
    if (!this.#dialect.isFixed) await inventory.orNull(this.pollPlannedRuns([failover.NO_FAILOVER]));
    return this.#knownRelease;
  }

  async runs(protectionGroupId: string, query: port.RunQuery): Promise<readonly facts.ProtectionRun[]> {
    this.#check('protection group', [protectionGroupId]);
    return runs.readRuns(this.#connection, protectionGroupId, query);
  }

  async run(protectionGroupId: string, runId: string): Promise<facts.ProtectionRun | null> {
    this.#check('protection group', [protectionGroupId]);
    this.#check('run', [runId]);
    return runs.readRun(this.#connection, protectionGroupId, runId);
  }

  async ongoingRuns(since: Date): Promise<readonly facts.OngoingRun[]> {
    return runs.readOngoingRuns(this.#connection, since);
  }

  async runProgress(runId: string): Promise<facts.RunProgress | null> {
    this.#check('run', [runId]);
    return runs.readRunProgress(this.#connection, runId);
  }

  async startPlannedRun(failoverId: string, requestBody: string): Promise<void> {
    this.#check('failover', [failoverId]);
    return failover.startPlannedRun(this.#speaker, failoverId, requestBody);
  }

  async pollPlannedRuns(failoverIds: readonly string[]): Promise<readonly facts.PlannedRunPollStatus[]> {
    if (failoverIds.length > MOST_POLLED_RUNS)
      throw new RangeError(`at most ${MOST_POLLED_RUNS} planned runs per poll`);
    this.#check('failover', failoverIds);
    return failover.pollPlannedRuns(this.#speaker, failoverIds);
  }

  async cancelFailover(failoverId: string): Promise<port.CancelOutcome> {
    this.#check('failover', [failoverId]);
    return failover.cancelFailover(this.#connection, failoverId);
  }

  async initializeFailover(
    failoverId: string,
    initialization: failovers.FailoverInitialization,
  ): Promise<failovers.InitializedFailover> {
    this.#check('failover', [failoverId]);
    return failover.initializeFailover(this.#connection, failoverId, initialization);
  }

  async linkObjects(failoverId: string, links: readonly failovers.ObjectLink[]): Promise<void> {
    this.#check('failover', [failoverId]);
    return failover.linkObjects(this.#speaker, failoverId, links);
  }

  async activateBackup(
    failoverId: string,
    activation: failovers.BackupActivation,
  ): Promise<failovers.ActivatedBackup> {
    this.#check('failover', [failoverId]);
    return failover.activateBackup(this.#speaker, failoverId, activation);
  }

  async deactivateBackup(failoverId: string, deactivation: failovers.BackupDeactivation): Promise<void> {
    this.#check('failover', [failoverId]);
    return failover.deactivateBackup(this.#speaker, failoverId, deactivation);
  }

  async viewFailovers(viewId: bigint): Promise<readonly views.ViewFailover[]> {
    this.#checkNumbers('view', [viewId]);
    return viewFailover.readViewFailovers(this.#connection, viewId);
  }

  async startViewFailover(viewId: bigint, start: views.ViewFailoverStart): Promise<views.ViewFailover> {
    this.#checkNumbers('view', [viewId]);
    return viewFailover.startViewFailover(this.#connection, viewId, start);
  }

  async cancelViewFailover(viewId: bigint): Promise<void> {
    this.#checkNumbers('view', [viewId]);
    return viewFailover.cancelViewFailover(this.#connection, viewId);
  }

  async allowedViewOperations(viewId: bigint): Promise<readonly views.ViewFailoverOperation[] | null> {
    this.#checkNumbers('view', [viewId]);
    if (this.#knownRelease?.listsViewOperations === false) return null;
    return viewFailover.readAllowedViewOperations(this.#connection, viewId);
  }

  async trackingView(viewUid: string): Promise<bigint | null> {
    this.#check('view uid', [viewUid]);
    if (this.#knownRelease?.tracksViews === false) return null;
    return viewFailover.readTrackingView(this.#connection, viewUid);
  }

  async objectSnapshots(objectId: bigint): Promise<readonly recoveries.ObjectSnapshot[]> {
    this.#checkNumbers('object', [objectId]);
    return recovery.readSnapshots(this.#connection, objectId);
  }

  async startRecovery(order: recoveries.RecoveryOrder): Promise<recoveries.Recovery> {
    return recovery.startRecovery(this.#connection, order);
  }

  async recovery(id: string): Promise<recoveries.Recovery | null> {
    this.#check('recovery', [id]);
    return recovery.readRecovery(this.#connection, id);
  }

  async recoveries(ids: readonly string[]): Promise<readonly recoveries.Recovery[]> {
    this.#check('recovery', ids);
    return recovery.readRecoveries(this.#connection, ids);
  }

  async recoveriesSince(since: Date): Promise<readonly recoveries.Recovery[]> {
    return recovery.readRecoveriesSince(this.#connection, since);
  }

  async cancelRecovery(id: string): Promise<void> {
    this.#check('recovery', [id]);
    return recovery.cancelRecovery(this.#connection, id);
  }

  async tearDownRecovery(id: string): Promise<void> {
    this.#check('recovery', [id]);
    return recovery.tearDownRecovery(this.#speaker, id);
  }

  async refreshSource(sourceId: bigint): Promise<void> {
    this.#checkNumbers('source', [sourceId]);
    return recovery.refreshSource(this.#connection, sourceId);
  }

  async findObjects(name: string, sourceId: bigint): Promise<readonly recoveries.FoundObject[]> {
    this.#checkNumbers('source', [sourceId]);
    return recovery.findObjects(this.#connection, name, sourceId);
  }

  async sourceObjects(sourceId: bigint): Promise<readonly recoveries.FoundObject[] | null> {
    this.#checkNumbers('source', [sourceId]);
    return recovery.readSourceObjects(this.#connection, sourceId);
  }

  async pauseOrResumeGroups(action: 'PAUSE' | 'RESUME', ids: readonly string[]): Promise<void> {
    this.#check('protection group', ids);
    return groups.changeState(this.#connection, action, ids);
  }

  async renameGroup(id: string, name: string): Promise<void> {
    this.#check('protection group', [id]);
    return groups.rename(this.#connection, id, name);
  }

  async deleteGroup(id: string): Promise<void> {
    this.#check('protection group', [id]);
    return groups.remove(this.#connection, id);
  }

  async cancelRun(protectionGroupId: string, cancellation: RunCancellation): Promise<void> {
    this.#check('protection group', [protectionGroupId]);
    this.#check('run', [cancellation.runId]);
    const spelling = await failover.askSpelling(this.#speaker);
    return groups.cancelRun(this.#connection, releaseSpelling(spelling), protectionGroupId, cancellation);
  }

  async auditEntries(since: Date, until: Date): Promise<readonly recoveries.ClusterAuditEntry[]> {
    return account.readAuditEntries(this.#connection, since, until);
  }

  async views(): Promise<readonly { readonly viewId: bigint; readonly name: string }[]> {
    return inventory.readViews(this.#connection);
  }

  async privileges(): Promise<ReadonlySet<string> | null> {
    return this.#connection.privileges();
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

  get #knownRelease(): Release | null {
    const { certain } = this.#dialect;
    return certain === null ? null : releaseSpelling(certain);
  }

  get #speaker(): failover.Speaker {
    return { connection: this.#connection, dialect: this.#dialect };
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
