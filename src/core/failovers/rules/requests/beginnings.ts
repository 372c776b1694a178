import type { FailoverRunConfigurationRecord } from '../../../configurations/rules/failover-run-configuration.ts';
import type { FailoverBeginning } from '../course.ts';
import type { FailoverObject, ObjectImpact } from '../failover.ts';

/** What a failover of the objects of a configuration begins with, step by step. */
export function beginningOf(
  failoverId: string,
  configuration: FailoverRunConfigurationRecord,
  reason: string | null,
  optionalObjectIds: readonly bigint[] = [],
): FailoverBeginning {
  const impactOf = (id: bigint): ObjectImpact => (optionalObjectIds.includes(id) ? 'OPTIONAL' : 'CRITICAL');
  const objects = configuration.objectIds.map(
    (sourceObjectId): FailoverObject => ({
      sourceObjectId,
      replicaObjectId: null,
      recoveredObjectId: null,
      name: null,
      impact: impactOf(sourceObjectId),
      verdict: 'PENDING',
      snapshotId: null,
      issues: [],
    }),
  );
  return {
    failoverId,
    kind: 'OBJECTS',
    isPlanned: true,
    sourceClusterId: configuration.sourceClusterId,
    replicationClusterId: configuration.replicationClusterId,
    configurationDigest: configuration.digest,
    protectionGroupId: configuration.protectionGroupId,
    replicaViewId: null,
    reason,
    failsBackFailoverId: null,
    objects,
    plan: {},
    gates: null,
    queue: [],
    requestDigest: '',
  };
}
