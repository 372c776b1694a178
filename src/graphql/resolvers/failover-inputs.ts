import type { FailoverFilter } from '../../core/failovers/rules/failover.ts';
import type { ActivationPlan } from '../../core/failovers/rules/failover-plan.ts';
import type { GateRequest } from '../../core/failovers/rules/gates.ts';
import type { RecoveryRequest } from '../../core/failovers/rules/requests/checks.ts';
import type {
  ActivationInput,
  FailoverGateInput,
  FailoverFilter as FilterInput,
  RecoveryInput,
  RecoveryTargetInput,
} from '../kit/generated.ts';

/** A recovery with the schema's defaults, which an explicit null means as well. */
export function readRecovery(input: RecoveryInput): RecoveryRequest {
  return {
    isDoneElsewhere: input.isDoneElsewhere ?? false,
    process: input.process ?? 'INSTANT',
    powerOn: input.powerOn ?? false,
    continueOnError: input.continueOnError ?? false,
    existing: input.existing ?? 'FAIL',
    namePrefix: input.namePrefix ?? null,
    nameSuffix: input.nameSuffix ?? null,
    target: input.target == null ? null : readTarget(input.target),
  };
}

function readTarget({ sourceId, resourcePoolId, datastoreIds, folderId, network }: RecoveryTargetInput) {
  return {
    sourceId,
    resourcePoolId,
    datastoreIds,
    folderId: folderId ?? null,
    network:
      network == null
        ? null
        : {
            portGroupId: network.portGroupId ?? null,
            isDetached: network.isDetached ?? false,
            isDisabled: network.isDisabled ?? false,
            preserveMacAddress: network.preserveMacAddress ?? false,
          },
  };
}

export function readActivation(input: ActivationInput): ActivationPlan {
  return {
    sourceObjectIds: input.sourceObjectIds ?? null,
    protectionGroupId: input.protectionGroupId ?? null,
    enableReverseReplication: input.enableReverseReplication,
    createObjectBackup: input.createObjectBackup ?? false,
    doNotProtect: input.doNotProtect ?? false,
    targetFailoverEnvironment: input.targetFailoverEnvironment ?? null,
    targetFailoverPolicyId: input.targetFailoverPolicyId ?? null,
  };
}

export function readGates(inputs: readonly FailoverGateInput[] | null | undefined): readonly GateRequest[] {
  return (inputs ?? []).map(({ gate, onTimeout, timeoutSeconds }) => ({
    gate,
    onTimeout: onTimeout ?? 'HOLD',
    timeoutSeconds: timeoutSeconds ?? null,
  }));
}

export function readFilter(filter: FilterInput | null | undefined): FailoverFilter {
  return {
    failoverIds: filter?.failoverIds ?? undefined,
    phases: filter?.phases ?? undefined,
    kinds: filter?.kinds ?? undefined,
    waitingFor: filter?.waitingFor ?? undefined,
    clusterIds: filter?.clusterIds ?? undefined,
    protectionGroupId: filter?.protectionGroupId ?? undefined,
    createdFrom: filter?.createdFrom ?? undefined,
    createdBefore: filter?.createdBefore ?? undefined,
  };
}
