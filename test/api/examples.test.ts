import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Example, readExamples } from '../../src/graphql/explorer/examples.ts';
import { type Answer, openTestApi, startTestSimulator } from '../support/api.ts';
import { readResults } from '../support/event-stream.ts';

type Api = Awaited<ReturnType<typeof openTestApi>>;

/** The results of an example: one, or those of a stream until its end. */
async function run(api: Api, { query }: Example): Promise<Answer[]> {
  const accept = query.includes('\nsubscription ') ? 'text/event-stream' : 'application/json';
  const response = await api.post(JSON.stringify({ query }), { accept });
  return accept === 'application/json' ? [await response.json()] : Array.fromAsync(readResults(response));
}

function example(name: string): Example {
  const found = readExamples().find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no example ${name}.`);
  return found;
}

const group = (name: string) => expect.objectContaining({ name, ongoingOperations: [] });

/** What each example shows in the end, when they are run in the order of the tabs. */
const EXPECTED: Record<string, unknown> = {
  '01-clusters': {
    clusters: [
      {
        name: 'alpha',
        health: { status: 'UP' },
        protectionGroups: { nodes: expect.arrayContaining([group('Databases'), group('ERP')]) },
      },
      { name: 'beta', protectionGroups: { nodes: expect.arrayContaining([group('Databases')]) } },
    ],
  },
  '02-preview-planned-run': {
    previewPlannedRun: {
      ready: true,
      issues: [{ severity: 'WARNING', code: 'OBJECTS_LEFT_BEHIND' }],
      effects: { run: expect.stringContaining('of 2 objects'), ignoresArchivalTo: ['vault'] },
    },
  },
  '03-create-configuration': {
    createFailoverRunConfiguration: { issues: [], configuration: { sourceCluster: { name: 'alpha' } } },
  },
  '04-start-planned-run': {
    startPlannedRun: {
      plannedRun: { failoverId: 'databases-to-beta-1', status: 'PENDING' },
      issues: [{ severity: 'WARNING', code: 'OBJECTS_LEFT_BEHIND' }],
    },
  },
  '05-watch-planned-run': { plannedRun: { status: 'SUCCEEDED', percentComplete: 100, failure: null } },
  '06-planned-run-history': {
    plannedRuns: {
      nodes: [
        {
          failoverId: 'databases-to-beta-1',
          events: expect.arrayContaining([
            expect.objectContaining({ kind: 'CREATED', to: 'PENDING' }),
            expect.objectContaining({ kind: 'STATUS_CHANGED', to: 'SUCCEEDED' }),
          ]),
        },
      ],
    },
  },
  '07-cancel-failover': {
    cancelFailover: { plannedRun: { status: 'SUCCEEDED' }, issues: [] },
  },
  '08-validate-configuration': {
    validateFailoverRunConfiguration: { valid: true, configuration: { runType: 'INCREMENTAL' } },
  },
  '09-every-fault-at-once': {
    validateFailoverRunConfiguration: {
      valid: false,
      issues: [
        { code: 'WRONG_TYPE' },
        { code: 'ID_OUT_OF_RANGE' },
        { code: 'DUPLICATE_OBJECT' },
        { code: 'MALFORMED_PROTECTION_GROUP_ID' },
      ],
    },
  },
  '10-import-dictionary': {
    importFailoverRunConfiguration: {
      issues: [],
      configuration: { requestBody: expect.stringContaining('9007199254740993') },
    },
  },
  '11-list-configurations': {
    failoverRunConfigurations: {
      nodes: [
        { runType: 'FULL', plannedRuns: { nodes: [] } },
        {
          runType: 'INCREMENTAL',
          plannedRuns: { nodes: [{ failoverId: 'databases-to-beta-1', status: 'SUCCEEDED' }] },
        },
      ],
    },
  },
};

describe('examples, one after the other', () => {
  let simulator: Simulator;
  let api: Api;
  beforeAll(async () => {
    simulator = await startTestSimulator({ speed: 300 });
    api = await openTestApi({ simulator, worker: true });
  });
  afterAll(async () => {
    await api.close();
    await simulator.close();
  });

  it('are all expected here', () => {
    expect(readExamples().map(({ name }) => name)).toEqual(Object.keys(EXPECTED));
  });

  it.each(readExamples().map((one) => [one.name, one] as const))(
    '%s does what it says',
    async (name, one) => {
      const results = await run(api, one);
      expect(results.flatMap(({ errors }) => errors ?? [])).toEqual([]);
      expect(results.at(-1)?.data).toMatchObject(EXPECTED[name] as object);
    },
  );

  it('say at their top what they show', () => {
    for (const { name, query } of readExamples()) expect(query, name).toMatch(/^# \w/);
  });

  it('are the tabs that GraphiQL opens with', async () => {
    const response = await api.handler.fetch('http://localhost/graphql', {
      headers: { accept: 'text/html' },
    });
    const page = await response.text();
    for (const { query } of readExamples()) expect(page.includes(JSON.stringify(query)), query).toBe(true);
    expect(page).not.toMatch(/(?:src|href)="https?:/);
  });
});

it('the example that cancels ends a run that is under way', async () => {
  // Time stands still, so that the run cannot end on its own.
  const simulator = await startTestSimulator();
  onTestFinished(() => simulator.close());
  const api = await openTestApi({ simulator, worker: true });
  onTestFinished(() => api.close());
  await run(api, example('03-create-configuration'));
  await run(api, example('04-start-planned-run'));
  const { query } = example('05-watch-planned-run');
  const response = await api.post(JSON.stringify({ query }), { accept: 'text/event-stream' });
  const statuses: string[] = [];
  for await (const { data } of readResults(response)) {
    const { status } = data.plannedRun;
    if (status === 'PENDING' || statuses.at(-1) === status) continue;
    statuses.push(status);
    if (status === 'WAITING') {
      const [answer] = await run(api, example('07-cancel-failover'));
      expect(answer?.data.cancelFailover).toMatchObject({ plannedRun: { status: 'CANCELING' }, issues: [] });
      await fetch(`${simulator.baseUrl}/__control/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"advanceSeconds": 60}',
      });
    }
  }
  expect(statuses).toEqual(['WAITING', 'CANCELING', 'CANCELED']);
});
