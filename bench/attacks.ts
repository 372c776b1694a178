import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { WebSocket } from 'ws';
import { type Attack, attacks } from './attack-requests.ts';
import { print, row } from './report.ts';
import { startProduct } from './servers.ts';

/** How long the attacks go on, one after the other. */
const SECONDS = Number(process.env.ATTACK_SECONDS ?? 60);
/** Configurations of 10,000 objects each that are stored beforehand. */
const STORED = 100;
/** Between two questions of the client that suffers. */
const PAUSE_MS = 25;

/** What the server says of itself under `/metrics`. */
interface ServerState {
  /** Longest time that the event loop was held since it was last asked, and the 99th percentile of that. */
  readonly slowestMs: number;
  readonly delayMs: number;
  readonly heapBytes: number;
  readonly residentBytes: number;
}

/**
 * The worst requests that the limits let through, and those that they refuse, one after the other for a minute; beside
 * them another client asks for the viewer's name.
 */
export async function measureAttacks(): Promise<void> {
  const product = await startProduct({ SIMULATOR_SPEED: '0' });
  const agent = new Agent({ connections: 4 });
  try {
    print(`\nAttacks for ${SECONDS} s, beside a client that asks for the viewer's name`);
    const all = await attacks(await store(product.url, agent));
    // The first round warms the code up, and shows what each attack does alone.
    for (const attack of all) await showAlone(product.url, attack, agent);
    const before = await stateOf(product.url, agent);
    const latencies = await besides(product.url, async (isOver) => {
      while (!isOver()) for (const attack of all) if (!isOver()) await carryOut(product.url, attack, agent);
    });
    const during = await stateOf(product.url, agent);
    await pause(5_000);
    const after = await stateOf(product.url, agent);
    row('viewer', [
      `${latencies.length} answers`,
      `median ${at(latencies, 0.5)} ms`,
      `p99 ${at(latencies, 0.99)} ms`,
      `slowest ${at(latencies, 1)} ms`,
    ]);
    row('event loop', [`p99 ${during.delayMs.toFixed(1)} ms`, `slowest ${during.slowestMs.toFixed(1)} ms`]);
    row('memory before', [megabytes(before.heapBytes), `resident ${megabytes(before.residentBytes)}`]);
    row('memory after', [megabytes(after.heapBytes), `resident ${megabytes(after.residentBytes)}`]);
  } finally {
    await agent.close();
    await product.stop();
  }
}

/** Stores large configurations, and answers with the ids of some. */
async function store(url: string, agent: Agent): Promise<readonly string[]> {
  const ids: string[] = [];
  const query = `mutation ($c: FailoverRunConfigurationInput!) {
    createFailoverRunConfiguration(input: { configuration: $c }) { configuration { id } } }`;
  for (let n = 0; n < STORED; n++) {
    const objects = Array.from({ length: 10_000 }, (_, index) => ({
      objectId: String(n * 10_000 + index + 1),
    }));
    const c = { replicationClusterId: '2', protectionGroupId: '1:2:3', objects };
    const { data } = (await post(url, JSON.stringify({ query, variables: { c } }), agent).then(
      JSON.parse,
    )) as {
      data: { createFailoverRunConfiguration: { configuration: { id: string } } };
    };
    ids.push(data.createFailoverRunConfiguration.configuration.id);
  }
  return ids;
}

async function showAlone(url: string, attack: Attack, agent: Agent): Promise<void> {
  const { residentBytes } = await stateOf(url, agent);
  const from = performance.now();
  const answer = await carryOut(url, attack, agent);
  const milliseconds = performance.now() - from;
  const { slowestMs, residentBytes: afterwards } = await stateOf(url, agent);
  row(attack.name, [
    `${milliseconds.toFixed(0)} ms`,
    `event loop ${slowestMs.toFixed(0)} ms`,
    `resident +${megabytes(afterwards - residentBytes)}`,
    answer,
  ]);
}

/** Carries one attack out; answers with the code of its refusal, or how long its answer is. */
async function carryOut(url: string, attack: Attack, agent: Agent): Promise<string> {
  if (attack.kind === 'socket') return flood(url, attack.messages);
  let length = 0;
  let code: string | undefined;
  for (const body of attack.bodies()) {
    const text = await post(url, body, agent);
    length += text.length;
    code ??= /"code":"([A-Z_]+)"/.exec(text.slice(0, 2_000))?.[1];
  }
  return code ?? `${(length / 1_000).toFixed(0)} kB`;
}

async function post(url: string, body: string, agent: Agent): Promise<string> {
  const answer = await request(url, {
    dispatcher: agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  return answer.body.text();
}

/** Sends all messages over one socket at once, and closes it when each has been answered. */
async function flood(url: string, messages: readonly string[]): Promise<string> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  const { promise, resolve } = Promise.withResolvers<void>();
  let answered = 0;
  socket.on('open', () => socket.send('{"type":"connection_init"}'));
  socket.once('message', () => {
    socket.on('message', (data) => {
      if (/"type":"(next|error)"/.test(String(data)) && ++answered === messages.length) resolve();
    });
    for (const message of messages) socket.send(message);
  });
  socket.on('close', () => resolve());
  await promise;
  socket.close();
  return `${answered} answers`;
}

/** Latencies of a client that asks for the viewer's name while the work goes on, in ascending order. */
async function besides(
  url: string,
  work: (isOver: () => boolean) => Promise<void>,
): Promise<readonly number[]> {
  const agent = new Agent({ connections: 1 });
  const end = performance.now() + SECONDS * 1_000;
  const isOver = () => performance.now() > end;
  const latencies: number[] = [];
  const ask = async () => {
    while (!isOver()) {
      const from = performance.now();
      const text = await post(url, '{"query":"{ viewer { name } }"}', agent);
      latencies.push(performance.now() - from);
      if (!text.includes('"viewer"')) throw new Error(`the viewer is answered with ${text.slice(0, 300)}`);
      await pause(PAUSE_MS);
    }
  };
  await Promise.all([ask(), work(isOver)]);
  await agent.close();
  return latencies.sort((left, right) => left - right);
}

async function stateOf(url: string, agent: Agent): Promise<ServerState> {
  const answer = await request(new URL('/metrics', url), { dispatcher: agent });
  const text = await answer.body.text();
  const metric = (name: string) => Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    slowestMs: metric('nodejs_eventloop_lag_max_seconds') * 1_000,
    delayMs: metric('nodejs_eventloop_lag_p99_seconds') * 1_000,
    heapBytes: metric('nodejs_heap_size_used_bytes'),
    residentBytes: metric('process_resident_memory_bytes'),
  };
}

function at(sorted: readonly number[], share: number): string {
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return (sorted[index] ?? Number.NaN).toFixed(1);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
