import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, startTestSimulator } from '../support/api.ts';
import { scaled, TEST_SEED } from '../support/scale.ts';
import { anyOperation, type FuzzedOperation, fieldsUnderTest } from '../support/schema-arbitraries.ts';
import { describeRuns, startRun } from '../support/start-run.ts';

/** Requests that are tried: 10,000 at full scale. */
const RUNS = scaled(10_000);

const fields = fieldsUnderTest(buildSchema(readFileSync('schema.graphql', 'utf8')));

let simulator: Simulator;
let api: Awaited<ReturnType<typeof openTestApi>>;
/** Texts that mean something to this server. */
let known: readonly string[];

beforeAll(async () => {
  simulator = await startTestSimulator();
  api = await openTestApi({ simulator });
  const [configuration] = await describeRuns(api.execute);
  if (configuration === undefined) throw new Error('the simulator has no group to fail over');
  const run = await startRun(api.execute, configuration);
  const { data } = await api.execute(`{
    failoverRunConfigurations(first: 1) { edges { cursor node { id } } }
    plannedRuns(first: 1) { edges { cursor } }
    clusters { protectionGroups(first: 1) { edges { cursor } } }
  }`);
  const [stored] = data.failoverRunConfigurations.edges;
  known = [
    ...[configuration.protectionGroupId, configuration.replicationClusterId],
    ...configuration.objects.map(({ objectId }) => objectId),
    ...[run.id, run.failoverId, stored.node.id, stored.cursor, data.plannedRuns.edges[0].cursor],
    ...data.clusters.map((cluster: typeof data) => cluster.protectionGroups.edges[0].cursor),
  ];
});
afterAll(async () => {
  await api.close();
  await simulator.close();
});

/** What the operation is answered with; of a stream its first piece, which begins with errors if there are any. */
async function answerTo({ operation, query, variables }: FuzzedOperation) {
  const accept = operation === 'subscription' ? 'text/event-stream' : 'application/json';
  const response = await api.post(JSON.stringify({ query, variables }), { accept });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    return { status: response.status, text: await response.text() };
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return { status: response.status, text: Buffer.from(value ?? []).toString() };
}

describe('arbitrary arguments', () => {
  it('are tried for every argument of the schema', () => {
    const coordinates = fields.map(({ operation, path, field }) =>
      [operation, ...path, field.name].join('.'),
    );
    expect(coordinates).toEqual(
      expect.arrayContaining([
        'query.plannedRuns',
        'query.clusters.protectionGroups',
        'query.failoverRunConfigurations.nodes.plannedRuns',
        'mutation.startPlannedRun',
        'subscription.plannedRun',
      ]),
    );
  });

  it(
    `are answered with something sensible: ${RUNS} requests (TEST_SEED=${TEST_SEED})`,
    async () => {
      const operations = fc.oneof(...fields.map((field) => anyOperation(field, known)));
      await fc.assert(
        fc.asyncProperty(operations, async (operation) => {
          const { status, text } = await answerTo(operation);
          expect(status).toBeLessThan(500);
          expect(text).not.toContain('INTERNAL_SERVER_ERROR');
          expect(api.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
          // Half a character in an answer is something that many a client cannot read.
          if (text.startsWith('{'))
            JSON.parse(text, (key, value) => {
              expect(key.isWellFormed() && (typeof value !== 'string' || value.isWellFormed())).toBe(true);
              return value;
            });
        }),
        { seed: TEST_SEED, numRuns: RUNS },
      );
    },
    60_000 + RUNS * 1_000,
  );
});
