import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Failovers, openFailovers, TARGET } from './support/open-failovers.ts';

const TIMEOUT = 120_000;
const ACTIVATION = { enableReverseReplication: false };
let api: Failovers;
beforeEach(async () => {
  api = await openFailovers();
}, TIMEOUT);
afterEach(() => api?.close());

/** By single steps, up to what is recovered and found. */
async function recovered(failoverId: string): Promise<void> {
  await inSync(failoverId);
  await api.done('recoverFailoverObjects', { failoverId, recovery: { target: TARGET } });
  await api.done('recoverFailoverObjects', { failoverId, recovery: { target: TARGET } });
  await api.untilStep(failoverId, 'FIND_RECOVERED', 'SUCCEEDED');
}

async function inSync(failoverId: string): Promise<string> {
  const configurationId = await api.configure();
  await api.done('initiateFailover', { failoverId, configurationId });
  await api.untilStep(failoverId, 'INITIATE', 'SUCCEEDED');
  const early = await api.ask('recoverFailoverObjects', { failoverId, recovery: { target: TARGET } });
  expect(early.issues).toMatchObject([{ code: 'ACTION_NOT_ALLOWED' }]);
  await api.execute(
    `mutation ($input: StartPlannedRunInput!) { startPlannedRun(input: $input) { issues { code } } }`,
    { input: { configurationId, failoverId } },
  );
  await api.untilPhase(failoverId, 'IN_SYNC');
  return failoverId;
}

async function linked(failoverId: string): Promise<void> {
  await recovered(failoverId);
  await api.done('linkFailoverObjects', { failoverId });
  await api.untilPhase(failoverId, 'RECOVERED');
}

const activate = (failoverId: string) =>
  api.done('activateBackup', { failoverId, activation: ACTIVATION, acknowledgePointOfNoReturn: true });
const deactivate = (failoverId: string) =>
  api.done('deactivateBackup', { failoverId, keepFailoverObjects: false, acknowledgePointOfNoReturn: true });

test('every step by hand; a lost answer of the recovery is found by its name', {
  timeout: TIMEOUT,
}, async () => {
  await api.loseAnswer('POST', '/data-protect/recoveries');
  await recovered('s-1');
  expect(await api.sent(/\/data-protect\/recoveries$/)).toBe(1);
  const illegal = await api.ask('activateBackup', {
    failoverId: 's-1',
    activation: ACTIVATION,
    acknowledgePointOfNoReturn: true,
  });
  expect(illegal.issues).toMatchObject([{ code: 'ACTION_NOT_ALLOWED' }]);
  expect(await api.sent(/activation/i)).toBe(0);
  await api.done('linkFailoverObjects', { failoverId: 's-1' });
  await api.untilPhase('s-1', 'RECOVERED');
  await activate('s-1');
  expect(await api.untilStep('s-1', 'ACTIVATE', 'SUCCEEDED')).toMatchObject({
    authoritativeSide: 'REPLICATION',
  });
  await deactivate('s-1');
  await api.untilPhase('s-1', 'COMPLETED');
});

test('a lost answer of activation leaves open which side counts, until somebody looks', {
  timeout: TIMEOUT,
}, async () => {
  await linked('s-2');
  await api.loseAnswer('POST', 'activation');
  await activate('s-2');
  const uncertain = await api.untilPhase('s-2', 'STOPPED');
  expect(uncertain).toMatchObject({ authoritativeSide: null, waitingFor: 'OPERATOR' });
  expect(uncertain.objects.nodes.every(({ verdict }) => verdict === 'UNCERTAIN')).toBe(true);
  expect((await api.ask('resumeFailover', { failoverId: 's-2' })).issues).toMatchObject([
    { code: 'STEP_UNCERTAIN', path: ['uncertainStep'] },
  ]);
  const resumed = await api.done('resumeFailover', { failoverId: 's-2', uncertainStep: 'TOOK_EFFECT' });
  expect(resumed).toMatchObject({ phase: 'ACTIVATED', authoritativeSide: 'REPLICATION' });
  expect(await api.sent(/activation/i)).toBe(1);
  await deactivate('s-2');
  await api.untilPhase('s-2', 'COMPLETED');
});

test('a linkage that did not take effect is sent again; objects belong to one failover', {
  timeout: TIMEOUT,
}, async () => {
  await recovered('s-3');
  const other = await inSync('s-4');
  const taken = await api.ask('recoverFailoverObjects', { failoverId: other, recovery: { target: TARGET } });
  expect(taken.issues.map(({ code }) => code)).toContain('FAILOVER_IN_PROGRESS');
  await api.loseAnswer('POST', 'link');
  await api.done('linkFailoverObjects', { failoverId: 's-3' });
  const uncertain = await api.untilPhase('s-3', 'STOPPED');
  expect(uncertain.authoritativeSide).toBe('SOURCE');
  const resumed = await api.done('resumeFailover', {
    failoverId: 's-3',
    uncertainStep: 'DID_NOT_TAKE_EFFECT',
  });
  expect(resumed.phase).not.toBe('STOPPED');
});
