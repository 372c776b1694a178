import type { ClusterState, SimulatorState } from '../model.ts';
import type { Answer, ClusterRequest } from './request.ts';
import { ok, readList, readNumber } from './request.ts';
import { route } from './router.ts';

const REMEMBERED_ENTRIES = 5_000;
const DEFAULT_COUNT = 1_000;

const ENTITY_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^\/data-protect\/failover\/views\/([^/]+)/, 'View'],
  [/^\/data-protect\/failover\/([^/]+)/, 'Failover'],
  [/^\/data-protect\/recoveries\/?([^/]*)/, 'Recovery'],
  [/^\/data-protect\/protection-groups\/?([^/]*)/, 'ProtectionGroup'],
  [/^\/data-protect\/sources\/([^/]+)/, 'Source'],
  [/^\/(?:public\/)?access-?[tT]okens()/, 'User'],
  [/^\/login()/, 'User'],
];

/** By the last part of the path, where that says what is done. */
const ACTIONS: Readonly<Record<string, string>> = {
  'planned-run': 'Run',
  plannedRun: 'Run',
  runs: 'Run',
  cancel: 'Cancel',
  refresh: 'Refresh',
  'object-linkage': 'Link',
  objectLinkage: 'Link',
  'backup-activation': 'Activate',
  backupActivation: 'Activate',
  'backup-deactivation': 'Deactivate',
  backupDeactivation: 'Deactivate',
  'tear-down': 'TearDown',
  tearDown: 'TearDown',
  actions: 'Modify',
  states: 'Modify',
  'access-tokens': 'Login',
  accessTokens: 'Login',
  login: 'Login',
};
const BY_METHOD: Readonly<Record<string, string>> = { POST: 'Create', PUT: 'Modify', DELETE: 'Delete' };

/** Writes down a request that was carried out and changed something. */
export function audit(state: SimulatorState, cluster: ClusterState, method: string, path: string): void {
  const [match, entityType] = ENTITY_TYPES.map(([pattern, type]) => [pattern.exec(path), type] as const).find(
    ([found]) => found !== null,
  ) ?? [null, 'Cluster'];
  const last = path.split('/').at(-1) ?? '';
  cluster.auditLog.push({
    username: cluster.username,
    domain: cluster.domain,
    entityName: decodeURIComponent(match?.[1] ?? '') || cluster.name,
    entityType,
    action: ACTIONS[last] ?? BY_METHOD[method] ?? method,
    timestampUsecs: state.nowUsecs,
    ip: '127.0.0.1',
    details: `${method} ${path}`,
  });
  if (cluster.auditLog.length > REMEMBERED_ENTRIES)
    cluster.auditLog = cluster.auditLog.slice(-REMEMBERED_ENTRIES / 2);
}

/** Newest first. */
function listAuditLogs({ cluster, query }: ClusterRequest): Answer {
  const usernames = readList(query, 'usernames');
  const domains = readList(query, 'domains');
  const entityTypes = readList(query, 'entityTypes');
  const actions = readList(query, 'actions');
  const text = query.get('searchString')?.toLowerCase() ?? '';
  const from = readNumber(query, 'startTimeUsecs') ?? 0;
  const to = readNumber(query, 'endTimeUsecs') ?? Number.POSITIVE_INFINITY;
  const matching = cluster.auditLog.filter(
    (entry) =>
      (usernames?.includes(entry.username) ?? true) &&
      (domains?.includes(entry.domain) ?? true) &&
      (entityTypes?.includes(entry.entityType) ?? true) &&
      (actions?.includes(entry.action) ?? true) &&
      `${entry.entityName} ${entry.details}`.toLowerCase().includes(text) &&
      entry.timestampUsecs >= from &&
      entry.timestampUsecs <= to,
  );
  const first = readNumber(query, 'startIndex') ?? 0;
  const count = readNumber(query, 'count') ?? DEFAULT_COUNT;
  return ok({ auditLogs: matching.toReversed().slice(first, first + count), count: matching.length });
}

/** Who changed what. */
export const auditRoutes = [
  route('GET', '/audit-logs', listAuditLogs, {
    query: [
      'usernames',
      'domains',
      'entityTypes',
      'actions',
      'searchString',
      'startTimeUsecs',
      'endTimeUsecs',
      'startIndex',
      'count',
    ],
  }),
];
