import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/cohesity/connection/options.ts';
import { WaitEndedError } from '../../src/cohesity/connection/places.ts';
import { Resilience } from '../../src/cohesity/connection/resilience.ts';
import type { Answer } from '../../src/cohesity/connection/transport.ts';
import { until } from '../support/until.ts';
import { json, type ReceivedRequest, scriptedCluster } from './support/scripted-cluster.ts';

const ANSWER = json('{"id": 7, "incarnationId": 8, "policies": [], "failoverPlannedRuns": []}');

/** A cluster that answers nothing until it is let go, and a client whose calls are made for whoever is current. */
async function crowdedCluster(limits = {}) {
  const gate = Promise.withResolvers<void>();
  const server = await scriptedCluster(async (request, response, count) => {
    if (!request.url.startsWith('/probe')) await gate.promise;
    await ANSWER(request, response, count);
  });
  let caller: string | undefined;
  const client = server.client({ dialect: 'kebab', currentCaller: () => caller, limits });
  /** Begins a call on behalf of the caller. */
  const as = <Result>(name: string | undefined, call: () => Promise<Result>): Promise<Result> => {
    caller = name;
    const result = call();
    caller = undefined;
    return result;
  };
  const arrived = () => server.requests.filter(({ url }) => !url.startsWith('/probe'));
  /** What has been sent by now is there: it would have overtaken these round trips. */
  const settled = async (count: number) => {
    await until(() => arrived().length >= count);
    for (let probe = 0; probe < 5; probe++) await (await fetch(`${server.endpoint}/probe`)).text();
    expect(arrived()).toHaveLength(count);
  };
  return { client, as, arrived, settled, open: () => gate.resolve() };
}

const kindOf = ({ method, url }: ReceivedRequest) =>
  method === 'POST' ? 'command' : url.includes('planned-runs') ? 'poll' : 'read';

test('reads leave room for a start, a cancellation and the polls of those who follow runs', async () => {
  const { client, as, arrived, settled, open } = await crowdedCluster();
  const reads = Array.from({ length: 30 }, (_, index) => as(`request-${index}`, () => client.identity()));
  await settled(6);
  const urgent = [client.cancelFailover('f-1'), client.pollPlannedRuns(['f-1'])];
  await settled(8);
  expect(arrived().slice(6).map(kindOf).toSorted()).toEqual(['command', 'poll']);
  open();
  await Promise.all([...reads, ...urgent]);
});

test('urgent requests go before all reads that wait', async () => {
  const { client, as, arrived, settled, open } = await crowdedCluster({ maxConcurrentRequests: 1 });
  const calls: Promise<unknown>[] = [as('a', () => client.identity())];
  await settled(1);
  calls.push(
    as('b', () => client.identity()),
    client.cancelFailover('f-1'),
  );
  open();
  await Promise.all(calls);
  expect(arrived().map(kindOf)).toEqual(['read', 'command', 'read']);
});

test('one client request holds its share and no more; the next one gets a place at once', async () => {
  const { client, as, arrived, settled, open } = await crowdedCluster();
  const hog = Array.from({ length: 200 }, () => as('hog', () => client.identity()));
  await settled(4);
  const other = as('other', () => client.policies(['p']));
  await settled(5);
  expect(arrived().at(-1)?.url).toContain('/policies');
  open();
  await Promise.all([...hog, other]);
});

test('callers take turns, whatever each has brought', async () => {
  const { client, as, arrived, settled, open } = await crowdedCluster({ maxConcurrentRequests: 1 });
  const calls: Promise<unknown>[] = [as('first', () => client.identity())];
  await settled(1);
  for (let call = 0; call < 3; call++) calls.push(as('many', () => client.policies([`many-${call}`])));
  for (let call = 0; call < 2; call++) calls.push(as('few', () => client.policies([`few-${call}`])));
  open();
  await Promise.all(calls);
  expect(arrived().map(({ url }) => url.split('ids=')[1])).toEqual([
    undefined,
    'many-0',
    'few-0',
    'many-1',
    'few-1',
    'many-2',
  ]);
});

test('polls that a client asks for wait with its other reads', async () => {
  const { client, as, settled, open } = await crowdedCluster();
  const polls = Array.from({ length: 20 }, () => as('client', () => client.pollPlannedRuns(['f'])));
  await settled(4);
  open();
  await Promise.all(polls);
});

test('the line of one client request is bounded, and nobody else is turned away for it', async () => {
  const { client, as, settled, open } = await crowdedCluster({ maxQueuedPerCaller: 5 });
  const outcomes = Array.from({ length: 20 }, () =>
    as('hog', () => client.identity()).then(
      () => 'answered',
      (error: Error) => error.message,
    ),
  );
  const other = as('other', () => client.identity());
  await settled(5);
  open();
  await expect(other).resolves.toMatchObject({ id: 7n });
  const refused = (await Promise.all(outcomes)).filter((outcome) => outcome !== 'answered');
  expect(refused).toHaveLength(7);
  expect(refused[0]).toContain('too many requests to it that serve the same client request');
});

test('who gives up while waiting leaves the line, and says nothing of the cluster', async () => {
  const limits = { maxConcurrentRequests: 1, breakerFailures: 1, breakerOpenMs: 600_000 };
  const resilience = new Resilience({ ...DEFAULT_LIMITS, ...limits });
  const gate = Promise.withResolvers<Answer>();
  const attempts: string[] = [];
  const call = (name: string, signal = new AbortController().signal) =>
    resilience.execute(
      () => {
        attempts.push(name);
        return gate.promise;
      },
      { repeatable: false, turn: { lane: 'URGENT', caller: undefined }, signal, deadline: Infinity },
    );
  const held = call('held');
  const patience = new AbortController();
  const waiting = call('waiting', patience.signal);
  patience.abort();
  await expect(waiting).rejects.toThrow(WaitEndedError);
  gate.resolve({ status: 200, retryAfter: undefined, date: null, text: '' });
  await expect(Promise.all([held, call('next')])).resolves.toMatchObject([{ status: 200 }, { status: 200 }]);
  expect(attempts).toEqual(['held', 'next']);
});
