import { expect, test } from 'vitest';
import { CopiedTree } from './copied-tree.ts';

const RELEASES = 'src/core/clusters/release.ts';

test('a new release is asked for everything that releases differ in', async () => {
  const tree = await CopiedTree.make();
  tree.edit(
    RELEASES,
    "export type ReleaseName = 'NEWER' | 'OLDER';",
    "export type ReleaseName = 'NEWEST' | 'NEWER' | 'OLDER';",
  );
  expect(await tree.namedByCompiler()).toEqual([RELEASES]);
});

test('another spelling is asked for its paths, its release and its place in the clusters file', async () => {
  const tree = await CopiedTree.make();
  tree.edit(
    RELEASES,
    "export type Spelling = 'kebab' | 'camel';",
    "export type Spelling = 'kebab' | 'camel' | 'snake';",
  );
  const named = await tree.namedByCompiler();
  expect(named.filter((file) => file.startsWith('src/'))).toEqual(['src/cohesity/failover.ts', RELEASES]);
  expect(named).toContain('test/settings/clusters-file.test.ts');
});

test('another run type is asked for the releases that know it, its words, the schema and the simulator', async () => {
  const tree = await CopiedTree.make();
  tree.addAfter('src/core/clusters/run-type.ts', "  FULL: 'kFull',", "  SYNTHETIC: 'kSynthetic',");
  const named = await tree.namedByCompiler();
  expect(named.filter((file) => file.startsWith('src/'))).toEqual([
    RELEASES,
    'src/core/previews/rules/describe-run.ts',
  ]);
  expect(named).toContain('test/house/schema-and-core.test.ts');
  // The simulator shares no types with the service: it refuses what only the service knows.
  tree.edit(
    RELEASES,
    "    spelling: 'kebab',\n    runTypes: {",
    "    spelling: 'kebab',\n    runTypes: {\n      SYNTHETIC: true,",
  );
  const failing = await tree.failingTests('test/preview/agrees-with-reality.test.ts');
  expect(failing).toContainEqual(expect.stringContaining('what a preview'));
});
