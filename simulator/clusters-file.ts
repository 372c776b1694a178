import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import type { SimulatedCluster } from './start.ts';

/**
 * Writes a CLUSTERS_FILE for the server; ids are quoted, because YAML numbers are doubles to most readers.
 * @param caFile the certificates that the server has to trust, where the simulator serves HTTPS
 */
export function writeClustersFile(
  file: string,
  clusters: readonly SimulatedCluster[],
  caFile?: string | undefined,
): void {
  const document = {
    clusters: clusters.map(({ name, baseUrl, id, apiKey }) => ({
      name,
      endpoint: baseUrl,
      id: id.toString(),
      apiKey,
      dialect: 'auto',
      simulated: true,
      ...(caFile === undefined ? {} : { caFile: resolve(caFile) }),
    })),
  };
  writeFileSync(file, `# Written by npm run simulator\n${stringify(document)}`);
}
