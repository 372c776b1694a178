import { errorIssue, type Issue } from '../../../values/issue.ts';

export function configurationNotFound(): Issue {
  const message = 'No configuration has this id: create it with createFailoverRunConfiguration first.';
  return errorIssue('CONFIGURATION_NOT_FOUND', ['configurationId'], message);
}

export function otherConfiguration(failoverId: string): Issue {
  const message = `Failover ${failoverId} is one with another configuration: choose another id.`;
  return errorIssue('FAILOVER_ID_IN_USE', ['failoverId'], message);
}

export function clusterUnknown(id: bigint): Issue {
  return errorIssue(
    'CLUSTER_UNKNOWN',
    [],
    `Cluster ${id} is not among the clusters that this service knows.`,
  );
}

/** Two failovers may not recover or activate the same object. */
export function inProgress({
  sourceObjectId,
  failoverId,
}: {
  readonly sourceObjectId: bigint;
  readonly failoverId: string;
}): Issue {
  const message = `Object ${sourceObjectId} belongs to failover ${failoverId}, which has begun to recover and has not ended.`;
  return errorIssue('FAILOVER_IN_PROGRESS', [], message);
}

/** The messages of the issues, one after the other. */
export function wordsOf(issues: readonly Issue[]): string {
  return issues.map(({ message }) => message).join(' ');
}
