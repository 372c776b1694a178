import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Failovers, openFailovers, TARGET } from './support/open-failovers.ts';

const TIMEOUT = 120_000;
let api: Failovers;
beforeEach(async () => {
  api = await openFailovers();
}, TIMEOUT);
afterEach(() => api?.close());

const request = async (failoverId: string) => ({
  failoverId,
  configurationId: await api.configure(),
  recovery: { target: TARGET },
  activation: { enableReverseReplication: true },
  keepFailoverObjects: false,
});
const ACCEPT = { gate: 'ACCEPT', acknowledgePointOfNoReturn: true };

test('a guided failover stops at its gates and goes to its end', { timeout: TIMEOUT }, async () => {
  const input = await request('g-1');
  const started = await api.done('runFailover', input);
  expect(await api.done('runFailover', input)).toMatchObject({ id: started.id });
  await api.untilGate('g-1', 'SOURCE_STOPPED');
  expect(
    await api.ask('activateBackup', {
      failoverId: 'g-1',
      activation: input.activation,
      acknowledgePointOfNoReturn: true,
    }),
  ).toMatchObject({
    issues: expect.arrayContaining([expect.objectContaining({ code: 'ACTION_NOT_ALLOWED' })]),
  });
  await api.done('continueFailover', { failoverId: 'g-1', gate: 'SOURCE_STOPPED' });
  const waiting = await api.untilGate('g-1', 'ACCEPT');
  expect(waiting).toMatchObject({ phase: 'RECOVERED', waitingFor: 'OPERATOR', authoritativeSide: 'SOURCE' });
  expect(await api.ask('continueFailover', { failoverId: 'g-1', gate: 'ACCEPT' })).toMatchObject({
    issues: [{ code: 'ACKNOWLEDGEMENT_REQUIRED', path: ['acknowledgePointOfNoReturn'] }],
  });
  await api.done('continueFailover', { failoverId: 'g-1', ...ACCEPT });
  // The same click again is answered as the first was.
  await api.done('continueFailover', { failoverId: 'g-1', ...ACCEPT });
  const completed = await api.untilPhase('g-1', 'COMPLETED');
  expect(completed.authoritativeSide).toBe('REPLICATION');
  expect(completed.objects.nodes.map(({ verdict }) => verdict)).toEqual(
    api.group.objectIds.map(() => 'ACTIVATED'),
  );
  expect(await api.ask('rollBackFailover', { failoverId: 'g-1', acknowledgeDataLoss: true })).toMatchObject({
    issues: expect.arrayContaining([expect.objectContaining({ code: 'POINT_OF_NO_RETURN_PASSED' })]),
  });

  const events: { number: number; hash: string }[] = [];
  const query = 'subscription ($id: ID!) { failoverEvents(id: $id) { node { number hash } } }';
  for await (const { failoverEvents } of api.follow(query, completed.id)) events.push(failoverEvents.node);
  expect(events.map(({ number }) => number)).toEqual(events.map((_, position) => position + 1));
});

test('at the gate ACCEPT everything can be taken back', { timeout: TIMEOUT }, async () => {
  await api.done('runFailover', {
    ...(await request('g-2')),
    gates: [{ gate: 'SOURCE_STOPPED', onTimeout: 'CONTINUE', timeoutSeconds: 0 }],
  });
  await api.untilGate('g-2', 'ACCEPT');
  expect(await api.ask('rollBackFailover', { failoverId: 'g-2' })).toMatchObject({
    issues: [{ code: 'ACKNOWLEDGEMENT_REQUIRED' }],
  });
  await api.done('rollBackFailover', { failoverId: 'g-2', acknowledgeDataLoss: true });
  const ended = await api.untilPhase('g-2', 'ROLLED_BACK');
  expect(ended).toMatchObject({ authoritativeSide: 'SOURCE', waitingFor: null });
  expect(ended.gates).toMatchObject([{ status: 'PASSED', passedBy: 'system' }, { status: 'ROLLED_BACK' }]);
  const { groups } = api.state();
  expect(groups.find(({ id }: { id: string }) => id === api.group.id)).toMatchObject({ isPaused: false });
  const { leftovers } = await api.execute('{ leftovers { nodes { kind upstreamId } } }');
  expect(leftovers.nodes).toEqual([]);
});
