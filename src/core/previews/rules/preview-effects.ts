import { hash } from 'node:crypto';
import { targetName } from '../../clusters/target-name.ts';
import type { IdentifiedConfiguration } from '../../configurations/rules/failover-run-configuration.ts';
import { type AffectedOperations, affectedOperations, operationKey } from './conflicts.ts';
import { describeRun } from './describe-run.ts';
import { estimateRun, lastReplicatedAt, type RunEstimate } from './estimate.ts';
import type { SourceSnapshot } from './source-snapshot.ts';

/** What a planned run will do, told before it starts. */
export interface PreviewEffects extends AffectedOperations {
  /** The run and what it does to others, in a few plain sentences. */
  readonly run: string;
  readonly pausesNextRuns: boolean;
  readonly nextRunAt: Date | null;
  /** Names of the archives that the policy copies to and the planned run does not. */
  readonly ignoresArchivalTo: readonly string[];
  /** Whether the policy's retention does not apply; so it is with every planned run. */
  readonly ignoresRetention: boolean;
  readonly estimate: RunEstimate | null;
  readonly lastReplicatedAt: Date | null;
}

/** The effects on what the snapshot shows. */
export function previewEffects(
  configuration: IdentifiedConfiguration,
  snapshot: SourceSnapshot,
  nextRunAt: Date | null,
): PreviewEffects {
  const affected = affectedOperations(configuration, snapshot.ongoingRuns, snapshot.failoverRunIds);
  return {
    ...affected,
    run: describeRun(configuration, snapshot, affected),
    pausesNextRuns: configuration.pauseNextRuns,
    nextRunAt,
    ignoresArchivalTo: (snapshot.policy?.archivesTo ?? []).map(targetName),
    ignoresRetention: true,
    estimate: estimateRun(configuration, snapshot.recentRuns),
    lastReplicatedAt: lastReplicatedAt(configuration.replicationClusterId, snapshot.recentRuns),
  };
}

/**
 * SHA-256 in hexadecimal of the configuration, the protection group and the set of affected operations.
 * Progress alone does not change it; an operation that begins or ends does.
 */
export function previewDigest(
  configuration: IdentifiedConfiguration,
  protectionGroupId: string | null,
  { cancels, waitsFor, leavesAlone }: AffectedOperations,
): string {
  const lines = [
    configuration.digest,
    protectionGroupId ?? '',
    ...[cancels, waitsFor, leavesAlone].flatMap((operations, list) =>
      operations.map((operation) => `${list} ${operationKey(operation)}`),
    ),
  ];
  return hash('sha256', lines.join('\n'), 'hex');
}
