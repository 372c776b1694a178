import { type ClientRequest, request as open } from 'node:http';
import { request } from 'undici';
import { print, row } from './report.ts';
import { type BenchProduct, startPeer, startProduct } from './servers.ts';

const SUBSCRIBERS = 1_000;

/** When each event reached each subscriber: one list of times per event. */
type Arrivals = readonly (readonly number[])[];

/** How far the last of 1,000 subscribers is behind the first, beside a bare broadcast of the same. */
export async function measureDelivery(): Promise<void> {
  print(`\nDelivery of each change of a run to ${SUBSCRIBERS.toLocaleString('en')} SSE subscribers`);
  const broadcast = await startPeer('bare-broadcast.ts');
  const bare = await listen(broadcast.url, '', 12, async () => {}).finally(() => broadcast.stop());
  const product = await startProduct({ SIMULATOR_SPEED: '0', POLL_INTERVAL_MS: '500' });
  const own = await watchRun(product).finally(() => product.stop());
  const base = show('bare node:http', bare, undefined);
  show('this product', own, base);
}

function show(name: string, arrivals: Arrivals, base: number | undefined): number {
  const complete = arrivals.filter((times) => times.length === SUBSCRIBERS);
  const spreads = complete.map((times) => Math.max(...times) - Math.min(...times)).sort((a, b) => a - b);
  const median = spreads[Math.floor(spreads.length / 2)] ?? Number.NaN;
  row(name, [
    `${complete.length} changes`,
    `median spread ${median.toFixed(1)} ms`,
    ...(base === undefined ? [] : [`${(median / base).toFixed(1)} times bare`]),
    `slowest ${(spreads.at(-1) ?? Number.NaN).toFixed(1)} ms`,
  ]);
  return median;
}

async function watchRun({ url, control }: BenchProduct): Promise<Arrivals> {
  const graphql = async (query: string, variables: unknown) => {
    const { body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: the shape depends on the operation
    return ((await body.json()) as { readonly data: any }).data;
  };
  const { create } = await graphql(
    `mutation { create: createFailoverRunConfiguration(input: { configuration: {
      protectionGroupId: "4401288812305341:1701424651231:1004", replicationClusterId: "7250964517238462211",
      objects: [{ objectId: 101 }, { objectId: 102 }] } }) { configuration { id } } }`,
    {},
  );
  const { start } = await graphql(
    'mutation ($id: ID!) { start: startPlannedRun(input: { configurationId: $id }) { plannedRun { id } } }',
    { id: create.configuration.id },
  );
  const query = `subscription ($id: ID!) { plannedRun(id: $id) {
    status percentComplete bytesTransferred events { message } } }`;
  const body = JSON.stringify({ query, variables: { id: start.plannedRun.id } });
  return listen(url, body, Number.POSITIVE_INFINITY, async () => {
    await fetch(`${control}/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"speed": 120}',
    });
  });
}

/** Opens all subscriptions, and notes arrivals until each has had this many events or has ended. */
async function listen(
  url: string,
  body: string,
  events: number,
  onOpen: () => Promise<void>,
): Promise<Arrivals> {
  const byText = new Map<string, number[]>();
  let opened = 0;
  let watching = false;
  const ended: Promise<void>[] = [];
  const requests: ClientRequest[] = [];
  for (let n = 0; n < SUBSCRIBERS; n++) {
    let counted = 0;
    await new Promise<void>((isOpen) => {
      const subscription = open(url, {
        method: body === '' ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      });
      requests.push(subscription);
      subscription.once('response', (response) => {
        isOpen();
        opened++;
        watching = opened === SUBSCRIBERS;
        response.setEncoding('utf8');
        ended.push(
          new Promise((resolve) => {
            response.on('data', (text: string) => {
              if (!watching || !text.includes('event: next')) return;
              counted++;
              // The bare broadcast repeats one text: its rounds are told apart by their number.
              const key = body === '' ? String(counted) : (text.match(/data: .*/)?.[0] ?? '');
              const times = byText.get(key);
              if (times) times.push(performance.now());
              else byText.set(key, [performance.now()]);
              if (counted >= events) resolve();
            });
            response.once('close', resolve);
            response.once('error', () => resolve());
          }),
        );
      });
      subscription.on('error', () => {});
      subscription.end(body);
    });
  }
  await onOpen();
  await Promise.all(ended);
  for (const subscription of requests) subscription.destroy();
  return [...byText.values()];
}
