import { execFile } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';

/** The program itself: the package's own script only starts it. */
const COMPILER: string = createRequire(import.meta.url)('relay-compiler');
const PAGE = fileURLToPath(new URL('../fixtures/relay/planned-runs.js', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../schema.graphql', import.meta.url));

/** Compiles the page with the program that frontends use; answers with the text of each operation by name. */
async function compile(page: string): Promise<Map<string, string>> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'planned-runs.js'), page);
  cpSync(SCHEMA, join(folder, 'schema.graphql'));
  const config = {
    src: '.',
    schema: 'schema.graphql',
    language: 'javascript',
    customScalarTypes: { Int64: 'string', DateTime: 'string', JSON: 'unknown' },
    persistConfig: { file: 'operations.json', algorithm: 'SHA256' },
  };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'operations.json'), '{}');
  await promisify(execFile)(COMPILER, [], { cwd: folder });
  const texts: string[] = Object.values(JSON.parse(readFileSync(join(folder, 'operations.json'), 'utf8')));
  return new Map(texts.map((text) => [getOperationAST(parse(text))?.name?.value ?? '', text]));
}

test('relay-compiler accepts the schema: pages, refetching by node, ids that are none of its own', async () => {
  const operations = await compile(readFileSync(PAGE, 'utf8'));
  expect([...operations.keys()].toSorted()).toEqual([
    'plannedRunsConfigurationPaginationQuery',
    'plannedRunsCreateMutation',
    'plannedRunsGroupsPaginationQuery',
    'plannedRunsListPaginationQuery',
    'plannedRunsPageQuery',
    'plannedRunsProgressRefetchQuery',
    'plannedRunsWatchSubscription',
  ]);
  const schema = buildSchema(readFileSync(SCHEMA, 'utf8'));
  for (const [name, text] of operations) expect([name, validate(schema, parse(text))]).toEqual([name, []]);
  expect(operations.get('plannedRunsProgressRefetchQuery')).toContain('node(id: $id)');
  expect(operations.get('plannedRunsGroupsPaginationQuery')).toContain('node(id: $id)');
  expect(operations.get('plannedRunsListPaginationQuery')).toContain('endCursor');
});

test('and refuses what the schema does not promise', async () => {
  const page = readFileSync(PAGE, 'utf8').replace('protectionGroupId\n          name', '$& nonsense ');
  await expect(compile(page)).rejects.toMatchObject({ stderr: expect.stringContaining('nonsense') });
});
