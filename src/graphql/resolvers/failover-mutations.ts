import type { FailBack } from '../../core/failovers/fail-back.ts';
import type { FailoverRequests } from '../../core/failovers/failover-requests.ts';
import type { GuidedFailovers } from '../../core/failovers/guided-failovers.ts';
import type { InitiateFailover } from '../../core/failovers/initiate-failover.ts';
import type { ViewFailovers } from '../../core/failovers/view-failovers.ts';
import type { Resolvers } from '../kit/generated.ts';
import { configurationDigestOf } from '../kit/global-id.ts';
import { readActivation, readGates, readRecovery } from './failover-inputs.ts';

/** What can be asked of failovers. */
export interface FailoverMutationUseCases {
  readonly initiation: Pick<InitiateFailover, 'initiate'>;
  readonly requests: FailoverRequests;
  readonly guided: GuidedFailovers;
  readonly views: ViewFailovers;
  readonly failBack: Pick<FailBack, 'failBack'>;
}

/** Every step of a failover by hand, and the guided way. */
export function failoverMutationResolvers(failovers: FailoverMutationUseCases) {
  const { initiation, requests, guided, views, failBack } = failovers;
  return {
    Mutation: {
      initiateFailover: (_root, { input }, { viewer }) =>
        initiation.initiate(
          {
            failoverId: input.failoverId,
            configurationDigest: configurationDigestOf(input.configurationId),
            replicaProtectionGroupId: input.replicaProtectionGroupId ?? null,
            replicas: input.replicas ?? [],
            reason: input.reason ?? null,
          },
          viewer,
        ),
      recoverFailoverObjects: (_root, { input }, { viewer }) =>
        requests.recover({ ...withReason(input), recovery: readRecovery(input.recovery) }, viewer),
      linkFailoverObjects: (_root, { input }, { viewer }) =>
        requests.link({ ...withReason(input), objects: input.objects ?? null }, viewer),
      activateBackup: (_root, { input }, { viewer }) =>
        requests.activate({ ...withReason(input), activation: readActivation(input.activation) }, viewer),
      deactivateBackup: (_root, { input }, { viewer }) => requests.deactivate(withReason(input), viewer),
      cleanUpFailover: (_root, { input }, { viewer }) => requests.cleanUp(withReason(input), viewer),
      tearDownRecovery: (_root, { input }, { viewer }) => requests.tearDown(withReason(input), viewer),
      prepareViewFailover: (_root, { input }, { viewer }) => views.prepare(withReason(input), viewer),
      finalizeViewFailover: (_root, { input }, { viewer }) => views.finalize(withReason(input), viewer),
      startUnplannedViewFailover: (_root, { input }, { viewer }) =>
        views.startUnplanned(withReason(input), viewer),
      runFailover: (_root, { input }, { viewer }) =>
        guided.run(
          {
            failoverId: input.failoverId,
            configurationDigest: configurationDigestOf(input.configurationId),
            recovery: readRecovery(input.recovery),
            activation: readActivation(input.activation),
            keepFailoverObjects: input.keepFailoverObjects,
            gates: readGates(input.gates),
            optionalObjectIds: input.optionalObjectIds ?? [],
            previewDigest: input.previewDigest ?? null,
            failOnWarnings: input.failOnWarnings ?? false,
            acknowledgePointOfNoReturn: input.acknowledgePointOfNoReturn ?? false,
            acknowledgeDataLoss: input.acknowledgeDataLoss ?? false,
            reason: input.reason ?? null,
          },
          viewer,
        ),
      continueFailover: (_root, { input }, { viewer }) =>
        guided.continue(
          {
            ...withReason(input),
            acknowledgePointOfNoReturn: input.acknowledgePointOfNoReturn ?? false,
            note: input.note ?? null,
          },
          viewer,
        ),
      resumeFailover: (_root, { input }, { viewer }) =>
        guided.resume({ ...withReason(input), uncertainStep: input.uncertainStep ?? null }, viewer),
      rollBackFailover: (_root, { input }, { viewer }) =>
        guided.rollBack(
          { ...withReason(input), acknowledgeDataLoss: input.acknowledgeDataLoss ?? false },
          viewer,
        ),
      forceFinishFailover: (_root, { input }, { viewer }) => guided.forceFinish(withReason(input), viewer),
      addFailoverNote: (_root, { input }, { viewer }) =>
        guided.note(
          {
            failoverId: input.failoverId,
            note: input.note ?? null,
            mark: input.mark ?? null,
            at: input.at ?? null,
          },
          viewer,
        ),
      failBack: (_root, { input }, { viewer }) =>
        failBack.failBack(
          {
            failoverId: input.failoverId,
            newFailoverId: input.newFailoverId,
            recovery: input.recovery == null ? null : readRecovery(input.recovery),
            activation: input.activation == null ? null : readActivation(input.activation),
            keepFailoverObjects: input.keepFailoverObjects ?? null,
            gates: readGates(input.gates),
            reverseReplication: input.reverseReplication ?? null,
            reason: input.reason ?? null,
          },
          viewer,
        ),
    },
  } satisfies Resolvers;
}

function withReason<Input extends { readonly reason?: string | null | undefined }>(
  input: Input,
): Omit<Input, 'reason'> & { readonly reason: string | null } {
  return { ...input, reason: input.reason ?? null };
}
