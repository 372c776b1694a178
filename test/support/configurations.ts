import { createHash } from 'node:crypto';
import type { FailoverRunConfiguration } from '../../src/core/configurations/rules/failover-run-configuration.ts';

/** A valid configuration; the fields given replace its own. */
export function configurationWith(fields: Partial<FailoverRunConfiguration> = {}): FailoverRunConfiguration {
  return {
    sourceClusterId: 11n,
    replicationClusterId: 22n,
    objectIds: [1n, 2n],
    protectionGroupId: '11:5:7',
    runType: 'INCREMENTAL',
    viewId: null,
    cancelNonFailoverRuns: false,
    pauseNextRuns: false,
    ...fields,
  };
}

/** Some SHA-256 in the form that the store expects, different for different names. */
export function digestOf(name: string | number): string {
  return createHash('sha256').update(String(name)).digest('hex');
}
