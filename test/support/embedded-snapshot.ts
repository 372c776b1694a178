import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  openAsBlob,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { JobQueue } from '../../src/jobs/job-queue.ts';
import { openEmbeddedDatabase } from '../../src/store/database/database.ts';

const ROOT = join(import.meta.dirname, '../..');
const MIGRATIONS = join(ROOT, 'drizzle');
const CACHE = join(ROOT, 'node_modules/.cache/planned-failover-graphql');

/** Nothing can go wrong that the opening would not throw. */
const ignore = () => undefined;
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * An embedded database with all tables, those of the queue too, and no rows, to begin with: it opens in a fifth
 * of the time that a new one takes. Kept under the hash of what it was made from; files that need it at the same
 * moment may each make it, and the first one's stays: a blob whose file is replaced can be read no more.
 */
export async function embeddedSnapshot(): Promise<Blob> {
  const file = join(CACHE, `${contentHash()}.tar`);
  if (!existsSync(file)) await makeSnapshot(file);
  return openAsBlob(file, { type: 'application/x-tar' });
}

/** Puts the same database into a data directory, for processes that open it themselves; needs the program `tar`. */
export async function unpackEmbeddedSnapshot(dataDirectory: string): Promise<void> {
  const folder = join(dataDirectory, 'database');
  mkdirSync(folder);
  const input = Buffer.from(await (await embeddedSnapshot()).arrayBuffer());
  // Piped, because it remarks on the leading slashes of the names.
  execFileSync('tar', ['-x', '-C', folder], { input, stdio: 'pipe' });
}

async function makeSnapshot(file: string): Promise<void> {
  const opened = await openEmbeddedDatabase({});
  if (opened.driver.kind !== 'embedded') throw new TypeError('the snapshot is one of an embedded database');
  await (await JobQueue.open({ kind: 'embedded', client: opened.driver.client }, false, SILENT)).close();
  const dump = await opened.driver.client.dumpDataDir('none');
  await opened.close();
  mkdirSync(CACHE, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()));
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}

function contentHash(): string {
  const hash = createHash('sha256');
  for (const part of ['@electric-sql/pglite', 'pg-boss'])
    hash.update(readFileSync(join(ROOT, 'node_modules', part, 'package.json')));
  hash.update(readFileSync(join(ROOT, 'src/jobs/jobs.ts')));
  for (const name of readdirSync(MIGRATIONS).sort())
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(MIGRATIONS, name)));
  return hash.digest('hex').slice(0, 16);
}
