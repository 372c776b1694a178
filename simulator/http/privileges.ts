import type { ClusterState } from '../model.ts';
import { Refusal } from './refusal.ts';

/** The privileges that requests need here; those that the facts do not name are the simulator's choice. */
export const PRIVILEGES = [
  'CLUSTER_VIEW',
  'CLUSTER_AUDIT',
  'PROTECTION_VIEW',
  'PROTECTION_MODIFY',
  'PROTECTION_JOB_OPERATE',
  'RESTORE_VIEW',
  'RESTORE_MODIFY',
  'REMOTE_RESTORE',
  'STORAGE_VIEW',
  'STORAGE_MODIFY',
] as const;
export type Privilege = (typeof PRIVILEGES)[number];

interface Rule {
  readonly path: RegExp;
  readonly reading: readonly Privilege[];
  readonly writing: readonly Privilege[];
}

/** The first whose path matches counts. Polls of planned runs need what starting them needs, as upstream. */
const RULES: readonly Rule[] = [
  { path: /^\/data-protect\/failover\/views\//, reading: ['STORAGE_VIEW'], writing: ['STORAGE_MODIFY'] },
  { path: /^\/data-protect\/failover\//, reading: ['RESTORE_MODIFY'], writing: ['RESTORE_MODIFY'] },
  {
    path: /^\/data-protect\/recoveries/,
    reading: ['RESTORE_VIEW'],
    writing: ['RESTORE_MODIFY', 'REMOTE_RESTORE'],
  },
  {
    path: /^\/data-protect\/protection-groups\/states$/,
    reading: ['PROTECTION_VIEW'],
    writing: ['PROTECTION_JOB_OPERATE'],
  },
  { path: /^\/data-protect\/sources\//, reading: ['PROTECTION_VIEW'], writing: ['PROTECTION_VIEW'] },
  { path: /^\/data-protect\//, reading: ['PROTECTION_VIEW'], writing: ['PROTECTION_MODIFY'] },
  { path: /^\/file-services\//, reading: ['STORAGE_VIEW'], writing: ['STORAGE_MODIFY'] },
  { path: /^\/audit-logs$/, reading: ['CLUSTER_AUDIT'], writing: ['CLUSTER_AUDIT'] },
  { path: /^\//, reading: ['CLUSTER_VIEW'], writing: ['CLUSTER_VIEW'] },
];

/** What the cluster's account may do; all of it, unless control took some away. */
export function privilegesOf({ privileges }: ClusterState): readonly string[] {
  return privileges ?? PRIVILEGES;
}

/** @throws Refusal (403) */
export function requirePrivileges(cluster: ClusterState, method: string, path: string): void {
  const rule = RULES.find((candidate) => candidate.path.test(path));
  const needed = (method === 'GET' ? rule?.reading : rule?.writing) ?? [];
  const lacking = needed.filter((privilege) => !privilegesOf(cluster).includes(privilege));
  if (lacking.length > 0)
    throw new Refusal(403, 'KForbidden', `The user lacks the privilege ${lacking.join(', ')}.`);
}
