import { expect, onTestFinished, test } from 'vitest';
import { CohesityCluster } from '../../src/cohesity/cohesity-cluster.ts';
import { startTestSimulator } from '../support/api.ts';
import { control } from '../support/simulator-control.ts';
import { json, scriptedCluster } from './support/scripted-cluster.ts';

const BIG = 9223372036854775807n;
/** The share on alpha, and beta's view that is ready to take its place. */
const VIEW_UID = '4401288812305341:1701424651231:31';
const VIEW = 57n;

async function betaOf(options: Parameters<typeof startTestSimulator>[0] = {}) {
  const simulator = await startTestSimulator(options);
  onTestFinished(() => simulator.close());
  const [, { name, id, baseUrl: endpoint, apiKey }] = simulator.clusters as [
    never,
    (typeof simulator.clusters)[0],
  ];
  const beta = new CohesityCluster({ name, id, endpoint, credentials: { apiKey } });
  onTestFinished(() => beta.close());
  const advance = (advanceSeconds: number) => control(simulator, 'POST', 'clock', { advanceSeconds });
  return { beta, advance };
}

test('bodies and ids are exact, and say what the wire misspells', async () => {
  const server = await scriptedCluster(
    json(
      `{"id": ${BIG}, "status": "Odd", "replications": [{"targetClusterId": ${BIG}, "percentageCompleted": 12.5}]}`,
    ),
  );
  const client = server.client();
  const started = await client.startViewFailover(BIG, { step: 'PREPARE', reverseReplication: true });
  await client.startViewFailover(BIG, { step: 'FINALIZE' });
  await client.startViewFailover(BIG, { step: 'UNPLANNED', reverseReplication: null });
  expect(server.requests.map(({ url, body }) => [url, body])).toEqual([
    [
      `/v2/data-protect/failover/views/${BIG}`,
      '{"type":"Planned","plannedFailoverParams":{"type":"Prepare","preparePlannedFailverParams":{"reverseReplication":true}}}',
    ],
    [
      `/v2/data-protect/failover/views/${BIG}`,
      '{"type":"Planned","plannedFailoverParams":{"type":"Finalize","preparePlannedFailverParams":{}}}',
    ],
    [`/v2/data-protect/failover/views/${BIG}`, '{"type":"Unplanned","unplannedFailoverParams":{}}'],
  ]);
  expect(started).toMatchObject({
    id: String(BIG),
    isPlanned: null,
    status: 'UNKNOWN',
    replications: [{ status: 'UNKNOWN', targetClusterId: BIG, percentComplete: 12.5 }],
  });
});

test('a view is prepared and finalized', async () => {
  const { beta, advance } = await betaOf();
  await expect(beta.trackingView(VIEW_UID)).resolves.toBe(VIEW);
  await expect(beta.allowedViewOperations(VIEW)).resolves.toEqual(['UNPLANNED', 'PREPARE']);
  const prepared = await beta.startViewFailover(VIEW, { step: 'PREPARE', reverseReplication: false });
  expect(prepared).toMatchObject({ isPlanned: true, status: 'RUNNING', endedAt: null, replications: [{}] });
  await expect(beta.allowedViewOperations(VIEW)).resolves.toEqual(['CANCEL']);
  await advance(3_600);
  await expect(beta.allowedViewOperations(VIEW)).resolves.toContain('FINALIZE');
  await beta.startViewFailover(VIEW, { step: 'FINALIZE' });
  await advance(3_600);
  await expect(beta.viewFailovers(VIEW)).resolves.toMatchObject([
    {
      id: prepared.id,
      status: 'SUCCEEDED',
      endedAt: expect.any(Date),
      replications: [{ percentComplete: 100 }],
    },
    { status: 'SUCCEEDED', replications: [] },
  ]);
});

test('a view failover is canceled while it runs, and not afterwards', async () => {
  const { beta } = await betaOf();
  await beta.startViewFailover(VIEW, { step: 'UNPLANNED', reverseReplication: true });
  await beta.cancelViewFailover(VIEW);
  await expect(beta.viewFailovers(VIEW)).resolves.toMatchObject([
    { isPlanned: false, status: 'FAILED', errorMessage: 'Canceled.' },
  ]);
  await expect(beta.cancelViewFailover(VIEW)).rejects.toMatchObject({ kind: 'REFUSED', status: 409 });
});

test('older clusters do not tell what a view allows; unknown views are told apart from faults', async () => {
  const { beta } = await betaOf({ dialect: 'older' });
  await expect(beta.allowedViewOperations(VIEW)).resolves.toBeNull();
  await expect(beta.trackingView('1:2:3')).resolves.toBeNull();
  await expect(beta.viewFailovers(4n)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  await expect(beta.trackingView('../../access-tokens?')).rejects.toMatchObject({
    kind: 'REFUSED',
    status: null,
  });
});
