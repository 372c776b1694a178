import { expect, onTestFinished, test } from 'vitest';
import { lockDataDirectory } from '../../src/process/data-directory/data-directory.ts';
import { FailoverRunConfigurationRepository } from '../../src/store/configurations/failover-run-configurations.ts';
import { openDatabase } from '../../src/store/database/database.ts';
import type { OpenDatabase } from '../../src/store/database/types.ts';
import { createPostgresqlDatabase, TEST_DATABASE_URL } from '../support/database.ts';
import { unpackEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { startScript } from '../support/processes/child-process.ts';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';

/** What the writer is told to open, and how the test opens the same afterwards. */
async function somewhere(): Promise<{ args: [string, string]; reopen: () => Promise<OpenDatabase> }> {
  if (TEST_DATABASE_URL !== undefined) {
    const { url, drop } = await createPostgresqlDatabase(TEST_DATABASE_URL);
    onTestFinished(drop);
    return { args: ['url', url], reopen: () => openDatabase({ url }) };
  }
  const directory = temporaryFolder();
  await unpackEmbeddedSnapshot(directory);
  const reopen = async () => {
    const dataDirectory = lockDataDirectory(directory);
    onTestFinished(() => dataDirectory.release());
    return openDatabase({ dataDirectory });
  };
  return { args: ['directory', directory], reopen };
}

test('every acknowledged row is there after the process was killed while writing, twice over', async () => {
  const { args, reopen } = await somewhere();
  const acknowledged: string[] = [];
  for (const count of [50, 150]) {
    const writer = startScript('write-until-killed.ts', ...args);
    await writer.untilLines(count);
    await writer.kill();
    acknowledged.push(...writer.lines);
  }
  const opened = await reopen();
  try {
    const found = await new FailoverRunConfigurationRepository(opened.database).findByDigests(acknowledged);
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    expect(found.map((record) => record?.digest)).toEqual(acknowledged);
  } finally {
    await opened.close();
  }
});
