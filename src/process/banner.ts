import type { Service } from './service.ts';

/** What an operator reads when the process is up. */
export function banner({ url, database, clusters, simulator }: Service): string {
  const names = clusters.map(({ name }) => name).join(', ');
  const lines = [
    ...(url === undefined
      ? [['Worker', 'submits and follows planned runs']]
      : [
          ['GraphQL and GraphiQL', `${url}/graphql`],
          ['Health', `${url}/health/ready`],
        ]),
    ['Clusters', simulator === undefined ? names : `${names} (simulated: nothing real is touched)`],
    ...(simulator === undefined ? [] : [['Simulator control', `${simulator}/__control/state`]]),
    ['Database', database],
  ];
  const text = lines.map(([label = '', value]) => `  ${label.padEnd(22)}${value}`).join('\n');
  return `\n  Planned Failover GraphQL\n\n${text}\n\n`;
}
