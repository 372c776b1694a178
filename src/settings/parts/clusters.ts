import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { type ConfiguredCluster, parseClustersFile } from '../clusters-file.ts';
import { integer } from '../kinds.ts';

/** The simulator, which runs where no clusters file is given. */
export const SIMULATOR_SETTINGS = z.object({
  SIMULATOR_PORT: integer(0, 65_535).default(0),
  /** Simulated seconds per real second. */
  SIMULATOR_SPEED: integer(0, 100_000).default(30),
});

/** The clusters of the file, `null` without one, or all that is wrong with it. */
export interface ReadClusters {
  readonly clusters: readonly ConfiguredCluster[] | null;
  readonly problems: readonly string[];
}

/** Code of the error of Node's decoder. */
const NOT_UTF8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** @param environment where the file's references to variables are looked up */
export function readClusters(path: string | undefined, environment: NodeJS.ProcessEnv): ReadClusters {
  if (path === undefined) return { clusters: null, problems: [] };
  // Relative paths in the file start where the file is, wherever the service was started.
  const readBeside = (file: string) => readUtf8(resolve(dirname(path), file));
  let text: string;
  try {
    text = readUtf8(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const reason = code === NOT_UTF8 ? 'is not text in UTF-8' : `cannot be read (${code})`;
    return { clusters: null, problems: [`${path} ${reason}`] };
  }
  const result = parseClustersFile(text, environment, readBeside);
  if ('clusters' in result) return { clusters: result.clusters, problems: [] };
  return { clusters: null, problems: result.problems.map((problem) => `${path}, ${problem}`) };
}

/** A byte order mark is no part of the text; another encoding than UTF-8 is an error rather than damaged text. */
function readUtf8(file: string): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
}
