import { expect, test } from 'vitest';
import { CopiedTree } from './copied-tree.ts';

const RULES = 'src/core/configurations/rules/validate-configuration.ts';
const addRule = (tree: CopiedTree) =>
  tree.edit(RULES, "'OBJECTS_EMPTY'", "Math.random() > 2 ? 'OBJECTS_TOO_OLD' : 'OBJECTS_EMPTY'");
const addToCore = (tree: CopiedTree) =>
  tree.addAfter('src/core/values/issue.ts', "  | 'OBJECTS_EMPTY'", "  | 'OBJECTS_TOO_OLD'");
const addToSchema = (tree: CopiedTree) =>
  tree.edit('schema.graphql', '  OBJECTS_EMPTY\n', '  OBJECTS_EMPTY\n  OBJECTS_TOO_OLD\n');

test('a rule with a new code is asked for the code', async () => {
  const tree = await CopiedTree.make();
  addRule(tree);
  expect(await tree.namedByCompiler()).toEqual([RULES]);
});

test('a new code of the core is asked for its place in the schema', async () => {
  const tree = await CopiedTree.make();
  addRule(tree);
  addToCore(tree);
  expect(await tree.namedByCompiler()).toEqual(['test/house/schema-and-core.test.ts']);
});

test('a new code of the schema is asked for generated types, the core, a description, a rule and a test', async () => {
  const tree = await CopiedTree.make();
  addToSchema(tree);
  expect(await tree.asksForTypes()).toBe(true);
  await tree.generateTypes();
  expect(await tree.namedByCompiler()).toEqual(['test/house/schema-and-core.test.ts']);
  addToCore(tree);
  expect(await tree.namedByCompiler()).toEqual([]);
  expect(
    await tree.failingTests('test/api/schema-documentation.test.ts', 'test/core/values/issue-codes.test.ts'),
  ).toEqual(
    expect.arrayContaining([
      'describes every type, field, argument, input field and enum value to whoever asks',
      'every code of an issue is one that some rule gives',
      'every code of an issue is expected by a test',
    ]),
  );
});
