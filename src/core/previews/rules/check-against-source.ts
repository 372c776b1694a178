import { WIRE_RUN_TYPES } from '../../clusters/run-type.ts';
import type { FailoverRunConfiguration } from '../../configurations/rules/failover-run-configuration.ts';
import { errorIssue, type Issue, type IssueCode } from '../../values/issue.ts';
import type { IssueList } from '../../values/issue-list.ts';
import { nameSome } from './name-some.ts';
import type { SourceSnapshot } from './source-snapshot.ts';

/** Where an object stands in the list that the client sent, for the path of an issue. */
export type ObjectPosition = (objectId: bigint) => number;

/** Faults that only say that a group must be named. */
const GROUP_NOT_NAMED: ReadonlySet<IssueCode> = new Set(['PROTECTION_GROUP_AMBIGUOUS', 'MISSING_FIELD']);

/** Adds the errors that follow from what the source cluster reported; each fault once, its consequences not at all. */
export function checkAgainstSource(
  configuration: FailoverRunConfiguration,
  snapshot: SourceSnapshot,
  positionOf: ObjectPosition,
  issues: IssueList,
): void {
  issues.addAll(checkPairing(configuration, snapshot));
  const faultsOfGroup = checkGroup(configuration, snapshot);
  issues.addAll(faultsOfGroup);
  // That a faulty group holds neither the objects nor the view is a consequence; of a choice not made it is not.
  if (faultsOfGroup.every(({ code }) => GROUP_NOT_NAMED.has(code))) {
    checkObjects(configuration, snapshot, positionOf, issues);
    issues.addAll(checkViewInGroup(snapshot));
  }
  issues.addAll(checkViewExists(configuration, snapshot));
  issues.addAll(checkRunType(configuration, snapshot));
}

function checkPairing({ replicationClusterId }: FailoverRunConfiguration, snapshot: SourceSnapshot): Issue[] {
  if (snapshot.remoteClusters.some(({ id }) => id === replicationClusterId)) return [];
  const known =
    snapshot.remoteClusters.map(({ id, name }) => `${name ?? 'unnamed'} (${id})`).join(', ') || 'none';
  return [
    errorIssue(
      'REPLICATION_CLUSTER_NOT_PAIRED',
      ['replicationClusterId'],
      `${snapshot.identity.name} is not paired with cluster ${replicationClusterId}. Paired for replication: ${known}.`,
    ),
  ];
}

function checkGroup({ protectionGroupId }: FailoverRunConfiguration, snapshot: SourceSnapshot): Issue[] {
  const { group, identity, release } = snapshot;
  const path = ['protectionGroupId'];
  if (protectionGroupId === null && release?.requiresProtectionGroupId) {
    const choice = snapshot.candidateGroupIds.length > 0 ? snapshot.candidateGroupIds.join(', ') : group?.id;
    const advice = choice === undefined ? '' : ` The objects are in ${choice}.`;
    return [
      errorIssue(
        'MISSING_FIELD',
        path,
        `${identity.name} is of ${release.inWords}, which requires protectionGroupId.${advice}`,
      ),
    ];
  }
  if (group === null) {
    if (protectionGroupId !== null)
      return [
        errorIssue(
          'PROTECTION_GROUP_NOT_FOUND',
          path,
          `${identity.name} has no protection group ${protectionGroupId}.`,
        ),
      ];
    if (snapshot.candidateGroupIds.length === 0) return [];
    return [
      errorIssue(
        'PROTECTION_GROUP_AMBIGUOUS',
        path,
        `The objects are in several protection groups: name one of ${snapshot.candidateGroupIds.join(', ')}.`,
      ),
    ];
  }
  if (group.isDeleted)
    return [
      errorIssue('PROTECTION_GROUP_DELETED', path, `Protection group "${group.name}" has been deleted.`),
    ];
  if (!group.isActive)
    return [
      errorIssue(
        'PROTECTION_GROUP_INACTIVE',
        path,
        `Protection group "${group.name}" is inactive on ${identity.name}: it is the copy that replication made. Name the active group on its own cluster.`,
      ),
    ];
  return [];
}

function checkObjects(
  { objectIds }: FailoverRunConfiguration,
  { group, groupObjects, groupIdsByObject, containerIds }: SourceSnapshot,
  positionOf: ObjectPosition,
  issues: IssueList,
): void {
  const members = new Set([...(group?.memberIds ?? []), ...groupObjects.map(({ objectId }) => objectId)]);
  const isProtected = (objectId: bigint) => {
    // That a group holds a container says what it protects, not that runs hold the container itself.
    if (containerIds.has(objectId)) return false;
    const groupIds = groupIdsByObject.get(objectId);
    if (group === null) return groupIds !== undefined && groupIds.length > 0;
    // Members and runs speak only where the object itself does not: a run may hold what has left the group since.
    return groupIds === undefined ? members.has(objectId) : groupIds.includes(group.id);
  };
  const whyNotProtected = (objectId: bigint) => {
    if (group === null) return `No protection group holds object ${objectId}.`;
    if (!containerIds.has(objectId))
      return `Protection group "${group.name}" does not hold object ${objectId}.`;
    return `Object ${objectId} is a container (a folder, a tag) of protection group "${group.name}", which no run holds itself: name the objects in it. The group protects ${nameSome(groupObjects)}.`;
  };
  for (const objectId of objectIds) {
    if (isProtected(objectId)) continue;
    issues.add('ERROR', () => ({
      code: 'OBJECT_NOT_PROTECTED',
      path: ['objects', String(positionOf(objectId)), 'objectId'],
      message: whyNotProtected(objectId),
    }));
  }
}

function checkViewExists({ viewId }: FailoverRunConfiguration, { view, identity }: SourceSnapshot): Issue[] {
  if (viewId === null || view !== null) return [];
  return [errorIssue('VIEW_NOT_FOUND', ['viewId'], `${identity.name} has no view ${viewId}.`)];
}

function checkViewInGroup({ view, group }: SourceSnapshot): Issue[] {
  if (view === null || group === null || view.protectionGroupIds.includes(group.id)) return [];
  return [
    errorIssue(
      'VIEW_NOT_IN_GROUP',
      ['viewId'],
      `Protection group "${group.name}" does not hold view "${view.name}".`,
    ),
  ];
}

function checkRunType({ runType }: FailoverRunConfiguration, { release, identity }: SourceSnapshot): Issue[] {
  if (release === null || release.runTypes[runType]) return [];
  return [
    errorIssue(
      'RUN_TYPE_UNSUPPORTED',
      ['runType'],
      `${identity.name} is of ${release.inWords}, which does not know ${WIRE_RUN_TYPES[runType]}.`,
    ),
  ];
}
