import { z } from 'zod';
import type {
  OngoingRun,
  ProtectionRun,
  RunProgress,
  TaskProgress,
} from '../../core/clusters/cluster-facts.ts';
import {
  cloudName,
  cloudTarget,
  flag,
  int64,
  list,
  moment,
  nullable,
  quantity,
  status,
  text,
  wholeList,
} from './fields.ts';

const backup = z
  .object({
    status,
    runType: nullable(text),
    startTimeUsecs: nullable(int64),
    endTimeUsecs: moment,
    localTaskId: nullable(text),
    messages: list(text),
  })
  .transform((wire) => ({
    status: wire.status,
    wireRunType: wire.runType,
    startTimeUsecs: wire.startTimeUsecs,
    startedAt: moment.parse(wire.startTimeUsecs),
    endedAt: wire.endTimeUsecs,
    localTaskId: wire.localTaskId,
    messages: wire.messages,
  }));

const replication = z
  .object({
    clusterId: nullable(int64),
    clusterName: nullable(text),
    awsTargetConfig: cloudTarget,
    azureTargetConfig: cloudTarget,
    status,
    percentageCompleted: nullable(quantity),
    queuedTimeUsecs: moment,
    startTimeUsecs: moment,
    endTimeUsecs: moment,
    message: nullable(text),
    stats: nullable(
      z.object({
        logicalSizeBytes: nullable(int64),
        logicalBytesTransferred: nullable(int64),
        physicalBytesTransferred: nullable(int64),
      }),
    ),
  })
  .transform((wire) => ({
    clusterId: wire.clusterId,
    clusterName: wire.clusterName ?? cloudName(wire),
    status: wire.status,
    percentComplete: wire.percentageCompleted,
    queuedAt: wire.queuedTimeUsecs,
    startedAt: wire.startTimeUsecs,
    endedAt: wire.endTimeUsecs,
    message: wire.message,
    logicalSizeBytes: wire.stats?.logicalSizeBytes ?? null,
    logicalBytesTransferred: wire.stats?.logicalBytesTransferred ?? null,
    physicalBytesTransferred: wire.stats?.physicalBytesTransferred ?? null,
  }));

const archival = z
  .object({ targetId: nullable(int64), targetName: nullable(text), status, startTimeUsecs: moment })
  .transform((wire) => ({
    targetId: wire.targetId,
    targetName: wire.targetName,
    status: wire.status,
    startedAt: wire.startTimeUsecs,
  }));

/**
 * One run.
 * @param protectionGroupId the group that was asked about, for clusters that do not repeat it
 * @param runId the run that was asked about, likewise
 */
export function protectionRun(protectionGroupId: string, runId?: string) {
  return z
    .object({
      id: runId === undefined ? text : nullable(text).transform((id) => id ?? runId),
      protectionGroupId: nullable(text),
      isReplicationRun: flag,
      localBackupInfo: nullable(backup),
      replicationInfo: nullable(z.object({ replicationTargetResults: list(replication) })),
      archivalInfo: nullable(z.object({ archivalTargetResults: list(archival) })),
      objects: nullable(
        z.array(z.object({ object: nullable(z.object({ id: int64, name: nullable(text) })) })),
      ),
    })
    .transform(
      (wire): ProtectionRun => ({
        id: wire.id,
        protectionGroupId: wire.protectionGroupId ?? protectionGroupId,
        isReplicationRun: wire.isReplicationRun,
        backup: wire.localBackupInfo,
        replications: wire.replicationInfo?.replicationTargetResults ?? [],
        archivals: wire.archivalInfo?.archivalTargetResults ?? [],
        objects:
          wire.objects?.flatMap(({ object }) =>
            object === null ? [] : [{ objectId: object.id, name: object.name }],
          ) ?? null,
      }),
    );
}

/** GET /data-protect/protection-groups/{id}/runs */
export function protectionRuns(protectionGroupId: string) {
  return z
    .object({ runs: wholeList(protectionRun(protectionGroupId)) })
    .transform(({ runs }): ProtectionRun[] => runs);
}

/** GET /data-protect/runs/summary */
export const runsSummary = z
  .object({
    protectionRunsSummary: wholeList(
      z.object({ id: text, protectionGroupId: text, status, startTimeUsecs: moment }),
    ),
  })
  .transform(({ protectionRunsSummary }): OngoingRun[] =>
    protectionRunsSummary.map(({ id, protectionGroupId, status, startTimeUsecs }) => ({
      id,
      protectionGroupId,
      status,
      startedAt: startTimeUsecs,
    })),
  );

const taskProgress = {
  percentageCompleted: nullable(quantity),
  expectedRemainingTimeUsecs: nullable(quantity),
};

function toTaskProgress(wire: z.infer<z.ZodObject<typeof taskProgress>>): TaskProgress {
  return {
    percentComplete: wire.percentageCompleted,
    expectedRemainingSeconds:
      wire.expectedRemainingTimeUsecs === null ? null : wire.expectedRemainingTimeUsecs / 1_000_000,
  };
}

/** GET /data-protect/runs/{id}/progress */
export const runProgress = z
  .object({
    localRun: nullable(z.object(taskProgress).transform(toTaskProgress)),
    replicationRun: list(
      z
        .object({ ...taskProgress, clusterId: nullable(int64) })
        .transform((wire) => ({ ...toTaskProgress(wire), clusterId: wire.clusterId })),
    ),
  })
  .transform((wire): RunProgress => ({ backup: wire.localRun, replications: wire.replicationRun }));
