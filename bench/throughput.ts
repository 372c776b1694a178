import { applyLoad, type Load, type Throughput } from './load.ts';
import { print, row } from './report.ts';
import { type BenchServer, startPeer, startProduct } from './servers.ts';

const SECONDS = 3;
const ROUNDS = 3;

const FIELDS = `issues { code message path }
  configuration { id requestBody sourceClusterId replicationClusterId objects { objectId } runType }`;
const VALIDATE = `query ($configuration: FailoverRunConfigurationInput!) {
  result: validateFailoverRunConfiguration(configuration: $configuration) { ${FIELDS} }
}`;
const CREATE = `mutation ($configuration: FailoverRunConfigurationInput!) {
  result: createFailoverRunConfiguration(input: { configuration: $configuration }) { ${FIELDS} }
}`;

/** Ids beyond double precision, as they come. */
function requestText(query: string, objects: number, firstObjectId: bigint): string {
  const configuration = {
    protectionGroupId: '4401288812305341:1701424651231:1004',
    replicationClusterId: '7250964517238462211',
    objects: Array.from({ length: objects }, (_, index) => ({
      objectId: `${firstObjectId + BigInt(index)}`,
    })),
  };
  return JSON.stringify({ query, variables: { configuration } });
}

/** The rules over 10 and over 1,000 objects, beside two GraphQL servers and a server without GraphQL. */
export async function measureValidation(): Promise<void> {
  for (const objects of [10, 1_000]) {
    print(`\nvalidateFailoverRunConfiguration, ${objects.toLocaleString('en')} objects`);
    const text = requestText(VALIDATE, objects, 9_007_199_254_740_993n);
    const expected = new Map<string, string>();
    await compare(
      {
        'bare node:http': () => startPeer('bare-server.ts'),
        'this product': () => startProduct(),
        'mercurius with JIT': () => startPeer('peers/mercurius-jit.ts'),
        'Apollo Server': () => startPeer('peers/apollo-server.ts'),
      },
      (url) => ({
        url,
        body: () => text,
        // The whole answer is looked at once, and then compared.
        check: (answer) => {
          if (expected.get(url) === answer) return undefined;
          const { issues, configuration } = JSON.parse(answer).data.result;
          if (issues.length > 0 || configuration.objects.length !== objects) return 'not the answer';
          if (configuration.objects[0].objectId !== '9007199254740993') return 'a rounded id';
          if (!configuration.requestBody.includes('{"objectId":9007199254740993}')) return 'a rounded body';
          expected.set(url, answer);
          return undefined;
        },
      }),
    );
  }
}

/** Storing, beside a server without GraphQL that does the same INSERT on the same kind of database. */
export async function measureCreation(): Promise<void> {
  print('\ncreateFailoverRunConfiguration, 10 objects, every one new');
  let next = 1n;
  await compare(
    {
      'bare node:http': () => startPeer('bare-server.ts', 'create'),
      'this product': () => startProduct(),
    },
    (url) => ({
      url,
      body: () => {
        next += 10n;
        return requestText(CREATE, 10, next);
      },
      check: (answer) => (answer.includes('"issues":[]') && answer.includes('"id":"') ? undefined : 'no id'),
    }),
  );
}

/** Takes turns, so that whatever else the machine does meets all of them; shows the median of the rounds. */
async function compare(
  contestants: Readonly<Record<string, () => Promise<BenchServer>>>,
  loadFor: (url: string) => Load,
): Promise<void> {
  const servers = await Promise.all(
    Object.entries(contestants).map(async ([name, start]) => ({ name, server: await start() })),
  );
  try {
    const results = new Map<string, Throughput[]>();
    for (const { server } of servers) await applyLoad(loadFor(server.url), SECONDS);
    for (let round = 0; round < ROUNDS; round++)
      for (const { name, server } of servers)
        results.set(name, [...(results.get(name) ?? []), await applyLoad(loadFor(server.url), SECONDS)]);
    const base = medianOf(results.get('bare node:http') ?? []).requestsPerSecond;
    for (const [name, rounds] of results) {
      const { requestsPerSecond, medianMs, slowestPercentMs } = medianOf(rounds);
      row(name, [
        `${requestsPerSecond.toFixed(0)} requests/s`,
        `${(requestsPerSecond / base).toFixed(2)} of bare`,
        `median ${medianMs.toFixed(1)} ms`,
        `99th percentile ${slowestPercentMs.toFixed(1)} ms`,
      ]);
    }
  } finally {
    await Promise.all(servers.map(({ server }) => server.stop()));
  }
}

function medianOf(rounds: readonly Throughput[]): Throughput {
  const sorted = rounds.toSorted((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}
