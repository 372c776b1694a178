import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { parseTolerantly } from '../../src/cohesity/answers/tolerant-parse.ts';
import * as account from '../../src/cohesity/wire/account.ts';
import { plannedRuns } from '../../src/cohesity/wire/failover.ts';
import * as inventory from '../../src/cohesity/wire/inventory.ts';
import { protectionGroupsPage } from '../../src/cohesity/wire/protection-groups.ts';
import * as recovery from '../../src/cohesity/wire/recovery.ts';
import * as runs from '../../src/cohesity/wire/runs.ts';
import * as views from '../../src/cohesity/wire/view-failover.ts';
import { parseExactJson } from '../../src/core/values/exact-json.ts';

const RUN = `{"id": "4:1700000000000000", "protectionGroupId": "1:2:3",
  "localBackupInfo": {"status": "Succeeded", "startTimeUsecs": 5, "messages": ["m"], "localSnapshotStats": {"bytesRead": 1}},
  "replicationInfo": {"replicationTargetResults": [{"clusterId": 7, "status": "Running", "stats": {"logicalSizeBytes": 2}}]},
  "archivalInfo": {"archivalTargetResults": [{"targetId": 3, "status": "Running"}]},
  "objects": [{"object": {"id": 5, "name": "vm"}}]}`;

/** Every answer that is a list: its key, its schema, and an element with everything in it. */
const LISTS: readonly [key: string, schema: z.ZodType, element: string][] = [
  ['runs', runs.protectionRuns('1:2:3'), RUN],
  [
    'protectionRunsSummary',
    runs.runsSummary,
    '{"id": "4:5", "protectionGroupId": "1:2:3", "status": "Running", "startTimeUsecs": 5}',
  ],
  [
    'protectionGroups',
    protectionGroupsPage,
    `{"id": "1:2:3", "name": "n", "isActive": true, "numProtectedObjects": 4, "vmwareParams": {"objects": [{"id": 5}]}, "lastRun": ${RUN}}`,
  ],
  [
    'policies',
    inventory.policies,
    `{"id": "p", "backupPolicy": {"regular": {"incremental": {"schedule": {"hourSchedule": {"frequency": 4}}}}},
      "remoteTargetPolicy": {"replicationTargets": [{"remoteTargetConfig": {"clusterId": 7}}, {"awsTargetConfig": {"name": "a"}}],
      "archivalTargets": [{"targetId": 3}]}}`,
  ],
  [
    'remoteClusters',
    inventory.remoteClusters,
    '{"clusterId": 7, "clusterName": "b", "purpose": ["Replication"]}',
  ],
  [
    'objects',
    inventory.objectProtections,
    '{"id": 5, "name": "vm", "protectionGroupConfigurations": [{"protectionGroupId": "1:2:3"}]}',
  ],
  ['views', inventory.views, '{"viewId": 5, "name": "v"}'],
  [
    'failoverPlannedRuns',
    plannedRuns,
    '{"failoverId": "f", "runId": "4:5", "backupTaskStatus": "Running", "waitingOnOtherRunCancellations": false}',
  ],
  [
    'failovers',
    views.viewFailovers,
    '{"id": "1", "status": "Running", "replications": [{"targetClusterId": 7, "percentageCompleted": 1.5}]}',
  ],
  ['snapshots', recovery.snapshots, '{"id": "s", "objectId": 5, "runStartTimeUsecs": 6}'],
  [
    'recoveries',
    recovery.recoveries,
    '{"id": "1:2:3", "status": "Running", "messages": ["m"], "vmwareParams": {"objects": [{"snapshotId": "s", "objectInfo": {"id": 5}}]}}',
  ],
  ['objects', recovery.sourceObjects, '{"id": 5, "name": "vm", "childObjects": [{"id": 6}]}'],
  [
    'objects',
    recovery.foundObjects,
    '{"id": 5, "name": "vm", "objectProtectionInfos": [{"objectId": 6, "sourceId": 7}]}',
  ],
  ['auditLogs', account.auditLogs, '{"timestampUsecs": 5, "username": "u"}'],
];

/** Anything that JSON can hold, integers as they are parsed. */
const anything = fc
  .jsonValue({ maxDepth: 2 })
  .map((value) => parseExactJson(JSON.stringify(value))) as fc.Arbitrary<unknown>;

/** Every place in the value, the value itself first. */
function placesIn(value: unknown): PropertyKey[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([key, part]) => placesIn(part).map((path) => [key, ...path])),
  ];
}

function replaceAt(value: unknown, [key, ...rest]: readonly PropertyKey[], by: unknown): unknown {
  if (key === undefined) return by;
  const holder = value as Record<PropertyKey, unknown>;
  holder[key] = replaceAt(holder[key], rest, by);
  return value;
}

test.each(LISTS)(
  'whatever stands anywhere in one element of %s, the others read the same',
  (key, schema, element) => {
    const read = (elements: readonly string[], odd?: { at: number; place: number; value: unknown }) => {
      const body = parseExactJson(`{"${key}": [${elements.join()}]}`) as Record<string, unknown[]>;
      const list = body[key] as unknown[];
      if (odd !== undefined) {
        const places = placesIn(list[odd.at]);
        list[odd.at] = replaceAt(list[odd.at], places[odd.place % places.length] ?? [], odd.value);
      }
      const reading = parseTolerantly(schema, body);
      if (!reading.success) throw new Error(`unreadable: ${JSON.stringify(reading.fault)}`);
      // Some are lists, and some hold one.
      const lists = [reading.data, ...Object.values(reading.data as object)].filter(Array.isArray);
      return { elements: lists[0] as unknown[], oddities: reading.oddities };
    };
    const good = read([element]);
    expect(good.oddities).toEqual([]);
    fc.assert(
      fc.property(fc.nat(2), fc.nat(), anything, (at, place, value) => {
        const { elements } = read([element, element, element], { at, place, value });
        const before = elements.slice(0, at * good.elements.length);
        const after = elements.slice(elements.length - (2 - at) * good.elements.length);
        const expected = (count: number) => Array.from({ length: count }, () => good.elements).flat();
        expect(before).toEqual(expected(at));
        expect(after.slice(0, (2 - at) * good.elements.length)).toEqual(expected(2 - at));
      }),
      { numRuns: 300 },
    );
  },
);
