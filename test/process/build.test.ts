import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unpackEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { postOperation } from '../support/http.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Builds as `npm run build` does, into a folder with everything beside `dist` that is deployed with it. */
function build(): string {
  const folder = temporaryFolder();
  for (const name of ['package.json', 'node_modules', 'schema.graphql', 'drizzle', 'examples'])
    symlinkSync(join(ROOT, name), join(folder, name));
  const compiler = join(ROOT, 'node_modules/.bin/tsc');
  execFileSync(compiler, ['-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')]);
  return join(folder, 'dist');
}

test('what npm run build makes starts and serves, without TypeScript', async () => {
  const dataDirectory = temporaryFolder();
  await unpackEmbeddedSnapshot(dataDirectory);
  const service = new ServiceProcess({ DATA_DIR: dataDirectory }, join(build(), 'main.js'));
  const { data } = await postOperation(
    await service.url(),
    '{ clusters { name } failoverRunConfigurations { nodes { id } } }',
  );
  expect(data).toEqual({
    clusters: [{ name: 'alpha' }, { name: 'beta' }],
    failoverRunConfigurations: { nodes: [] },
  });
});
