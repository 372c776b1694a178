import { WIRE_RUN_TYPES } from '../../clusters/run-type.ts';
import type { FailoverRunConfiguration } from './failover-run-configuration.ts';

/**
 * The exact JSON text that the cluster receives: wire names in the order of the upstream model,
 * int64 as plain numbers, defaults spelled out, absent fields left out.
 */
export function requestBody(configuration: FailoverRunConfiguration): string {
  const { replicationClusterId, objectIds, protectionGroupId, runType, viewId } = configuration;
  // Composed by hand because it is built for every answer: with thousands of objects it is ten times
  // faster than JSON.stringify with a rawJSON value for each id.
  const fields = [
    `"replicationClusterId":${replicationClusterId}`,
    `"objects":[${objectIds.map((objectId) => `{"objectId":${objectId}}`).join(',')}]`,
  ];
  if (protectionGroupId !== null) fields.push(`"protectionGroupId":${JSON.stringify(protectionGroupId)}`);
  fields.push(`"runType":"${WIRE_RUN_TYPES[runType]}"`);
  if (viewId !== null) fields.push(`"viewId":${viewId}`);
  fields.push(`"cancelNonFailoverRuns":${configuration.cancelNonFailoverRuns}`);
  fields.push(`"pauseNextRuns":${configuration.pauseNextRuns}`);
  return `{${fields.join(',')}}`;
}
