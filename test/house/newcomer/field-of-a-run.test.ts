import { expect, test } from 'vitest';
import { CopiedTree } from './copied-tree.ts';

const PLANNED_RUN = 'src/core/planned-runs/rules/planned-run.ts';

/** What the cluster still has to copy, as a newcomer would begin with it. */
const addField = (tree: CopiedTree) =>
  tree.addAfter(
    PLANNED_RUN,
    '  readonly bytesTransferred: bigint | null;',
    '  readonly bytesRemaining: bigint | null;',
  );

test('a new field of a planned run is asked for wherever it passes, from the cluster to the client', async () => {
  const tree = await CopiedTree.make();
  addField(tree);
  const named = await tree.namedByCompiler();
  expect(named.filter((file) => file.startsWith('src/'))).toEqual([
    // How it follows from what the cluster reports, and what a change of it is.
    'src/core/planned-runs/rules/derive-progress.ts',
    'src/core/planned-runs/rules/transitions.ts',
    // On its way from one server to the subscribers of another.
    'src/store/planned-runs/planned-run-message.ts',
    // Reading and writing; neither compiles before there is a column.
    'src/store/planned-runs/planned-run-rows.ts',
  ]);
  // The schema has it, or the list of our own marks says why not.
  expect(named).toContain('test/house/schema-and-core.test.ts');
});

test('its column is asked for a migration', async () => {
  const tree = await CopiedTree.make();
  expect(await tree.asksForMigration()).toBe(false);
  tree.addAfter(
    'src/store/planned-runs/tables.ts',
    "    bytesTransferred: bigint('bytes_transferred', { mode: 'bigint' }),",
    "    bytesRemaining: bigint('bytes_remaining', { mode: 'bigint' }),",
  );
  expect(await tree.asksForMigration()).toBe(true);
});

test('its field of the schema is asked for generated types, a resolver or a property, and a description', async () => {
  const tree = await CopiedTree.make();
  tree.edit(
    'schema.graphql',
    '  percentComplete: Float!',
    '  bytesRemaining: Int64\n  percentComplete: Float!',
  );
  expect(await tree.asksForTypes()).toBe(true);
  await tree.generateTypes();
  expect(await tree.namedByCompiler()).toContain('test/house/schema-and-core.test.ts');
  expect(await tree.failingTests('test/api/schema-documentation.test.ts')).toEqual([
    'describes every type, field, argument, input field and enum value to whoever asks',
  ]);
});
