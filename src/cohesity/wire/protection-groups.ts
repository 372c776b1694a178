import { z } from 'zod';
import type { ProtectionGroup } from '../../core/clusters/cluster-facts.ts';
import type { ExactJson } from '../../core/values/exact-json.ts';
import { flag, nullable, quantity, text, wholeList } from './fields.ts';
import { protectionRun } from './runs.ts';

/**
 * Member ids stand in `<environment>Params.objects[].id`; some environments nest once more
 * (`physicalParams.volumeProtectionTypeParams.objects`), some call the id `sourceId`.
 */
function memberIds(container: Readonly<Record<string, unknown>>, depth = 0): bigint[] {
  return Object.entries(container).flatMap(([key, value]) => {
    if (key === 'objects' && depth > 0 && Array.isArray(value)) return value.flatMap(memberId);
    return key.endsWith('Params') && isRecord(value) && depth < 2 ? memberIds(value, depth + 1) : [];
  });
}

function memberId(member: unknown): bigint[] {
  if (!isRecord(member)) return [];
  const id = member.id ?? member.sourceId;
  return typeof id === 'bigint' ? [id] : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A protection group, alone or in the list.
 * @param askedId the group that was asked about, for clusters that do not repeat it
 */
export const protectionGroup = (askedId?: string) =>
  z
    .looseObject({
      id: askedId === undefined ? text : nullable(text).transform((id) => id ?? askedId),
      name: nullable(text),
      environment: nullable(text),
      policyId: nullable(text),
      isActive: nullable(z.boolean()),
      isPaused: flag,
      isDeleted: flag,
      numProtectedObjects: nullable(quantity),
      lastRun: z.unknown().optional(),
    })
    .transform((wire, context): ProtectionGroup => {
      const lastRun = nullable(protectionRun(wire.id)).safeParse(wire.lastRun);
      for (const issue of lastRun.error?.issues ?? [])
        context.addIssue({ code: 'custom', message: issue.message, path: ['lastRun', ...issue.path] });
      return {
        id: wire.id,
        name: wire.name ?? wire.id,
        environment: wire.environment ?? 'kUnknown',
        policyId: wire.policyId,
        isActive: wire.isActive ?? true,
        isPaused: wire.isPaused,
        isDeleted: wire.isDeleted,
        memberIds: [...new Set(memberIds(wire))],
        protectedObjectCount: wire.numProtectedObjects,
        lastRun: lastRun.data ?? null,
      };
    });

/** GET /data-protect/protection-groups: one page. */
export const protectionGroupsPage = z.object({
  protectionGroups: wholeList(protectionGroup()),
  paginationCookie: nullable(text),
});

/** A protection group as it was written, with everything in it. */
export const document = z.custom<Readonly<Record<string, ExactJson>>>(isRecord, {
  error: 'expected an object',
});
