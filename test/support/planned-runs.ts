import { randomUUID } from 'node:crypto';
import type { RunVersion } from '../../src/core/planned-runs/planned-run-port.ts';
import type { NewPlannedRun, PlannedRunEvent } from '../../src/core/planned-runs/rules/planned-run.ts';
import { FailoverRunConfigurationRepository } from '../../src/store/configurations/failover-run-configurations.ts';
import type { OpenDatabase } from '../../src/store/database/types.ts';
import { configurationWith, digestOf } from './configurations.ts';

let groups = 0;

/** A run of a group of its own; the fields given replace its own. Its configuration must be stored. */
export function newRun(fields: Partial<NewPlannedRun> = {}): NewPlannedRun {
  groups += 1;
  return {
    failoverId: randomUUID(),
    configurationDigest: digestOf('configuration of runs'),
    sourceClusterId: 11n,
    replicationClusterId: 22n,
    protectionGroupId: `11:5:${groups}`,
    reason: null,
    startedBy: 'operator',
    createdAt: new Date('2026-03-01T10:00:00.123Z'),
    ...fields,
  };
}

/** Stores a configuration that runs can refer to; by default the one of `newRun`. */
export async function storeConfiguration(
  { database }: OpenDatabase,
  digest = digestOf('configuration of runs'),
): Promise<string> {
  const configurations = new FailoverRunConfigurationRepository(database);
  await configurations.createOrGet(configurationWith(), digest, 'operator');
  return digest;
}

/** The run in whichever version it has now: none is later. */
export function latest({ failoverId }: Pick<RunVersion, 'failoverId'>): RunVersion {
  return { failoverId, version: 2 ** 31 - 1 };
}

/** An event of a run; the fields given replace its own. */
export function eventWith(fields: Partial<PlannedRunEvent> = {}): PlannedRunEvent {
  return {
    kind: 'STATUS_CHANGED',
    at: new Date('2026-03-01T10:00:01.456Z'),
    actor: 'system',
    from: 'PENDING',
    to: 'WAITING',
    message: 'The cluster accepted the run.',
    ...fields,
  };
}

/** For runs that are recorded without a job. */
export async function enqueueNothing(): Promise<void> {}
