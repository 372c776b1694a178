import type { Service } from './compose.ts';

/** What an operator reads when the service is up. */
export function banner({ url, database }: Service): string {
  return `
  Planned Failover GraphQL

  GraphQL and GraphiQL  ${url}/graphql
  Health                ${url}/health/ready
  Database              ${database}

`;
}
