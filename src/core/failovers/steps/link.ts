import { errorIssue } from '../../values/issue.ts';
import { linkObjects } from '../rules/objects/link-objects.ts';
import { changedObjects, failed, type SendingStep } from './step-handler.ts';

/**
 * Links replicas to what was recovered, on the replication cluster. Nothing published shows a linkage: the 201 is
 * the evidence, and a lost answer makes the step uncertain.
 */
export const link: SendingStep = {
  kind: 'SENDING',
  async prepare({ objects }) {
    const { issues } = linkObjects(objects, null);
    const unmapped = objects.filter(
      (object) => object.recoveredObjectId !== null && object.replicaObjectId === null,
    );
    const replicas = unmapped.map(({ sourceObjectId }) =>
      errorIssue('REPLICA_UNDETERMINED', [], `The replica of object ${sourceObjectId} is not known.`),
    );
    const all = [...issues.map((issue) => ({ ...issue, path: [] })), ...replicas];
    return { result: all.length === 0 ? null : failed(all) };
  },
  async send({ failover, objects, replication }) {
    const linked = objects.filter(
      ({ recoveredObjectId, verdict }) => recoveredObjectId !== null && verdict !== 'LINKED',
    );
    await replication.linkObjects(
      failover.failoverId,
      linked.flatMap(({ replicaObjectId, recoveredObjectId }) =>
        replicaObjectId === null || recoveredObjectId === null
          ? []
          : [{ replicaObjectId, failoverObjectId: recoveredObjectId }],
      ),
    );
    const changed = linked.map((object) => ({ ...object, verdict: 'LINKED' as const, issues: [] }));
    return {
      kind: 'SUCCEEDED',
      outcome: {
        message: `${changed.length} objects are linked to their replicas.`,
        objects: changedObjects(objects, changed),
      },
    };
  },
  look: async () => ({ kind: 'CANNOT_TELL', issues: [] }),
};
