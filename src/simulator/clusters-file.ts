import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { SimulatedCluster } from './start.ts';

/** Writes a CLUSTERS_FILE for the server; ids are quoted, because YAML numbers are doubles to most readers. */
export function writeClustersFile(file: string, clusters: readonly SimulatedCluster[]): void {
  const document = {
    clusters: clusters.map(({ name, baseUrl, id, apiKey }) => ({
      name,
      endpoint: baseUrl,
      id: id.toString(),
      apiKey,
      dialect: 'auto',
    })),
  };
  writeFileSync(file, `# Written by npm run simulator\n${stringify(document)}`);
}
