import { expect, test } from 'vitest';
import { copyTo } from '../../../src/core/clusters/copy-to.ts';

const BETA = 7n;
const toBeta = { clusterId: BETA, clusterName: 'beta' };
const toGamma = { clusterId: 8n, clusterName: null };
const toCloud = { clusterId: null, clusterName: 'AWS' };
const toUnknown = { clusterId: null, clusterName: null };

test.each([
  ['none', [], null],
  ['the named one', [toUnknown, toBeta], toBeta],
  ['the only one, of which no target is told', [toUnknown], toUnknown],
  ['not one of several of which no target is told', [toUnknown, toUnknown], null],
  ['not beside another', [toGamma, toUnknown], null],
  ['not one elsewhere', [toGamma], null],
  ['not one to a cloud', [toCloud], null],
] as const)('the copy to a cluster: %s', (_name, copies, expected) => {
  expect(copyTo<{ clusterId: bigint | null; clusterName: string | null }>(copies, BETA)).toBe(expected);
});

test('progress entries have no name of the target', () => {
  expect(copyTo([{ clusterId: null }], BETA)).toEqual({ clusterId: null });
});
