import type { Simulator } from 'planned-failover-simulator';
import { request } from 'undici';

/** What `GET /__control/state` tells of an operation. */
export interface OperationState {
  readonly kind: 'backup' | 'replication' | 'archival';
  readonly targetId: string | null;
  readonly status: string;
  readonly endUsecs: number | null;
}

/** What it tells of a run. */
export interface RunState {
  readonly cluster: string;
  readonly id: string;
  readonly protectionGroupId: string;
  readonly objectIds: readonly string[];
  readonly startUsecs: number;
  readonly backup: OperationState;
  readonly replications: readonly OperationState[];
  readonly archivals: readonly OperationState[];
}

/** What a planned run did to one operation when it was accepted. */
export interface AffectedState {
  readonly runId: string;
  readonly protectionGroupId: string;
  readonly kind: OperationState['kind'];
  readonly targetId: string | null;
}

export interface GroupState {
  readonly cluster: string;
  readonly id: string;
  readonly name: string;
  readonly isPaused: boolean;
  readonly isDeleted: boolean;
  readonly isActive: boolean;
  readonly objectIds: readonly string[];
  readonly policy: { readonly id: string; readonly name: string } | null;
}

export interface PlannedRunState {
  readonly protectionGroupId: string;
  readonly runId: string | null;
  readonly canceled: readonly AffectedState[];
  readonly waitedFor: readonly AffectedState[];
  readonly leftAlone: readonly AffectedState[];
  /** Earlier planned runs that were no runs yet when it was accepted. */
  readonly waitedForPlannedRuns: readonly { readonly failoverId: string; readonly index: number }[];
  readonly stage: 'waiting' | 'scheduled' | 'canceled';
  readonly pausedProtectionGroupId: string | null;
}

/** The parts of `GET /__control/state` that tests look at. */
export interface SimulatorState {
  readonly virtualTime: string;
  readonly groups: readonly GroupState[];
  readonly runs: readonly RunState[];
  readonly failovers: readonly {
    readonly cluster: string;
    readonly failoverId: string;
    readonly plannedRuns: readonly PlannedRunState[];
  }[];
}

export interface LoggedRequest {
  readonly cluster: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
}

/** Sends a control request. */
export async function control<Answer = unknown>(
  { baseUrl }: Pick<Simulator, 'baseUrl'>,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<Answer> {
  const response = await request(`${baseUrl}/__control/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body, bigintAsText) }),
  });
  const text = await response.body.text();
  if (response.statusCode !== 200)
    throw new Error(`control ${method} ${path}: ${response.statusCode} ${text}`);
  return JSON.parse(text) as Answer;
}

/** Lets so much simulated time pass. */
export async function advance(simulator: Pick<Simulator, 'baseUrl'>, seconds: number): Promise<void> {
  await control(simulator, 'POST', 'clock', { advanceSeconds: seconds });
}

/** What `GET /__control/state` answers. */
export function stateOf(simulator: Simulator): SimulatorState {
  return simulator.snapshot() as SimulatorState;
}

/** Alpha's group of this name. */
export function groupNamed(simulator: Simulator, name: string): GroupState {
  const { groups } = stateOf(simulator);
  const group = groups.find((candidate) => candidate.cluster === 'alpha' && candidate.name === name);
  if (group === undefined) throw new Error(`alpha has no protection group ${name}`);
  return group;
}

/** Runs the action and tells which requests it cost the clusters, as `METHOD path` without queries. */
export async function requestsOf(
  simulator: Pick<Simulator, 'baseUrl'>,
  action: () => Promise<unknown>,
): Promise<string[]> {
  await control(simulator, 'DELETE', 'requests');
  await action();
  const log = await control<LoggedRequest[]>(simulator, 'GET', 'requests');
  return log.map(({ method, path }) => `${method} ${path.split('?', 1)[0]}`);
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
