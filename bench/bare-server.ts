import { createServer } from 'node:http';
import { candidateFromDraft } from '../src/core/configurations/rules/configuration-candidate.ts';
import { configurationDigest } from '../src/core/configurations/rules/configuration-digest.ts';
import type { FailoverRunConfiguration } from '../src/core/configurations/rules/failover-run-configuration.ts';
import { requestBody } from '../src/core/configurations/rules/request-body.ts';
import { validateConfiguration } from '../src/core/configurations/rules/validate-configuration.ts';
import { FailoverRunConfigurationRepository } from '../src/store/configurations/failover-run-configurations.ts';
import { openDatabase } from '../src/store/database/database.ts';

/**
 * The same work without GraphQL: reads the variables, applies the rules, stores where asked (`create` as the
 * argument), writes the answer in the form that GraphQL would give it.
 */
const store =
  process.argv[2] === 'create'
    ? new FailoverRunConfigurationRepository((await openDatabase({ url: 'memory://' })).database)
    : undefined;

interface Variables {
  readonly configuration: {
    readonly replicationClusterId: string;
    readonly protectionGroupId: string;
    readonly objects: readonly { readonly objectId: string }[];
  };
}

async function answer(text: string): Promise<string> {
  const { variables } = JSON.parse(text) as { readonly variables: Variables };
  const { replicationClusterId, objects, protectionGroupId } = variables.configuration;
  const draft = {
    protectionGroupId,
    replicationClusterId: BigInt(replicationClusterId),
    objects: objects.map(({ objectId }) => ({ objectId: BigInt(objectId) })),
  };
  const context = { sourceClusterId: null, maxObjects: 10_000 };
  const { issues, configuration } = validateConfiguration(candidateFromDraft(draft), context);
  if (configuration === null) return JSON.stringify({ data: { result: { issues, configuration } } });
  const digest = configurationDigest(configuration);
  if (store !== undefined) await store.createOrGet(configuration, digest, 'anonymous');
  return JSON.stringify({ data: { result: { issues, configuration: shown(configuration, digest) } } });
}

function shown(configuration: FailoverRunConfiguration, digest: string) {
  return {
    id: Buffer.from(`FailoverRunConfiguration:${digest}`).toString('base64url'),
    requestBody: requestBody(configuration),
    sourceClusterId: String(configuration.sourceClusterId),
    replicationClusterId: String(configuration.replicationClusterId),
    objects: configuration.objectIds.map((objectId) => ({ objectId: String(objectId) })),
    runType: configuration.runType,
  };
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    void answer(Buffer.concat(chunks).toString()).then((text) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(text),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object')
    process.stdout.write(`http://127.0.0.1:${address.port}/\n`);
});
process.once('SIGTERM', () => process.exit(0));
