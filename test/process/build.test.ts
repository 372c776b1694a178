import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unpackEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { postOperation } from '../support/http.ts';
import { ServiceProcess } from '../support/processes/service-process.ts';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Builds as `npm run build` does, into a folder with everything beside `dist` that is deployed with it. */
function build(): string {
  const folder = temporaryFolder();
  for (const name of ['package.json', 'node_modules', 'schema.graphql', 'drizzle', 'examples'])
    symlinkSync(join(ROOT, name), join(folder, name));
  writeProject(join(folder, 'simulator.json'), {
    extends: join(ROOT, 'simulator/tsconfig.json'),
    compilerOptions: { rootDir: join(ROOT, 'simulator'), outDir: join(folder, 'simulator'), noCheck: true },
    include: [join(ROOT, 'simulator')],
  });
  writeProject(join(folder, 'server.json'), {
    extends: join(ROOT, 'tsconfig.build.json'),
    compilerOptions: {
      rootDir: join(ROOT, 'src'),
      outDir: join(folder, 'dist'),
      tsBuildInfoFile: join(folder, 'server.tsbuildinfo'),
      // That the types are right is checked elsewhere; what is written is the same.
      noCheck: true,
    },
    include: [join(ROOT, 'src')],
    references: [{ path: './simulator.json' }],
  });
  execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-b', join(folder, 'server.json')]);
  return join(folder, 'dist');
}

function writeProject(file: string, project: unknown): void {
  writeFileSync(file, JSON.stringify(project));
}

test('what npm run build makes starts and serves, without TypeScript', async () => {
  const dataDirectory = temporaryFolder();
  await unpackEmbeddedSnapshot(dataDirectory);
  const service = new ServiceProcess({ DATA_DIR: dataDirectory }, join(build(), 'process/main.js'));
  const { data } = await postOperation(
    await service.url(),
    '{ clusters { name } failoverRunConfigurations { nodes { id } } }',
  );
  expect(data).toEqual({
    clusters: [{ name: 'alpha' }, { name: 'beta' }],
    failoverRunConfigurations: { nodes: [] },
  });
});
