import { fractionDone } from '../engine/operations.ts';
import type { ClusterState } from '../model.ts';
import type { RecoveredObject, Recovery, RecoveryPhase } from './model.ts';
import { canTearDown, endOf, statusOf, statusOfObject } from './progress.ts';
import { findSnapshot } from './snapshots.ts';

function phaseInfo(phase: RecoveryPhase | undefined, nowUsecs: number): object | undefined {
  if (phase === undefined) return undefined;
  return {
    progressTaskId: null,
    status: phase.status,
    ...(phase.startUsecs === null ? {} : { startTimeUsecs: phase.startUsecs }),
    ...(phase.endUsecs === null ? {} : { endTimeUsecs: phase.endUsecs }),
    percentageCompleted: Math.floor(fractionDone(phase, nowUsecs) * 100),
  };
}

function objectOnWire(cluster: ClusterState, recovered: RecoveredObject, nowUsecs: number): object {
  const snapshot = findSnapshot(cluster, recovered.snapshotId);
  const object = cluster.objects.find(({ id }) => id === recovered.objectId);
  const phase = (kind: RecoveryPhase['kind']) =>
    recovered.phases.find((candidate) => candidate.kind === kind);
  const moving = phase('copyRecovery') ?? phase('datastoreMigration');
  const instant = phaseInfo(phase('instantRecovery'), nowUsecs);
  const migration = phaseInfo(phase('datastoreMigration'), nowUsecs);
  const starts = recovered.phases.flatMap(({ startUsecs }) => (startUsecs === null ? [] : [startUsecs]));
  const messages = recovered.phases.flatMap(({ message }) => (message === null ? [] : [message]));
  return {
    snapshotId: recovered.snapshotId,
    protectionGroupId: recovered.protectionGroupId,
    protectionGroupName: cluster.groups.find(({ id }) => id === recovered.protectionGroupId)?.name ?? null,
    ...(snapshot ? { snapshotCreationTimeUsecs: snapshot.run.startUsecs } : {}),
    objectInfo: {
      id: recovered.objectId,
      name: object?.name ?? null,
      environment: 'kVMware',
      objectType: 'kVirtualMachine',
    },
    snapshotTargetType: 'Local',
    status: statusOfObject(recovered),
    ...(starts[0] === undefined ? {} : { startTimeUsecs: starts[0] }),
    ...(recovered.phases.at(-1)?.endUsecs == null ? {} : { endTimeUsecs: recovered.phases.at(-1)?.endUsecs }),
    messages: messages.length > 0 ? [...new Set(messages)] : null,
    bytesRestored: moving ? Math.round(moving.bytes * fractionDone(moving, nowUsecs)) : 0,
    ...(instant ? { instantRecoveryInfo: instant } : {}),
    ...(migration ? { datastoreMigrationInfo: migration } : {}),
  };
}

/** A recovery. No answer names the entities of the recovered machines, as upstream. */
export function recoveryOnWire(cluster: ClusterState, recovery: Recovery, nowUsecs: number): object {
  const endUsecs = endOf(recovery);
  const isToTearDown = canTearDown(cluster, recovery);
  const { target } = recovery;
  const messages = recovery.objects.flatMap(({ phases }) =>
    phases.flatMap(({ status, message }) => (status === 'Failed' && message !== null ? [message] : [])),
  );
  return {
    id: recovery.id,
    name: recovery.name,
    startTimeUsecs: recovery.startUsecs,
    ...(endUsecs === null ? {} : { endTimeUsecs: endUsecs }),
    status: statusOf(recovery),
    progressTaskId: null,
    snapshotEnvironment: 'kVMware',
    recoveryAction: 'RecoverVMs',
    permissions: null,
    creationInfo: { userName: recovery.username },
    canTearDown: isToTearDown,
    ...(isToTearDown && recovery.tearDown !== null
      ? { tearDownStatus: recovery.tearDown.status, tearDownMessage: tearDownMessage(recovery) }
      : {}),
    messages: messages.length > 0 ? messages : null,
    vmwareParams: {
      objects: recovery.objects.map((object) => objectOnWire(cluster, object, nowUsecs)),
      recoveryAction: 'RecoverVMs',
      recoverVmParams: {
        targetEnvironment: 'kVMware',
        vmwareTargetParams: {
          recoveryTargetConfig: {
            recoverToNewSource: true,
            newSourceConfig: {
              sourceType: 'kVCenter',
              vCenterParams: {
                source: { id: target.sourceId },
                resourcePool: { id: target.resourcePoolId },
                datastores: target.datastoreIds.map((id) => ({ id })),
                ...(target.folderId === null ? {} : { vmFolder: { id: target.folderId } }),
                ...(target.networkConfig === null ? {} : { networkConfig: target.networkConfig }),
              },
            },
          },
          powerOnVms: recovery.powerOnVms,
          continueOnError: recovery.continueOnError,
          recoveryProcessType: recovery.process,
        },
      },
    },
  };
}

function tearDownMessage({ tearDown }: Recovery): string | null {
  return tearDown?.status === 'DestroyError' ? tearDown.message : null;
}
