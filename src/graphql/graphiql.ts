import { readdirSync, readFileSync } from 'node:fs';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { GraphiQLOptions } from 'graphql-yoga';

const EXAMPLES = new URL('../../examples/', import.meta.url);

/** One operation for explorers, with its variables where it has any. */
export interface Example {
  readonly name: string;
  readonly query: string;
  /** JSON text. */
  readonly variables: string | undefined;
}

/** The operations of `examples/`, in the order of their file names: `01-name.graphql`, `01-name.variables.json`. */
export function readExamples(): readonly Example[] {
  const files = readdirSync(EXAMPLES).sort();
  return files
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => {
      const name = file.slice(0, -'.graphql'.length);
      const variables = files.find((candidate) => candidate === `${name}.variables.json`);
      return {
        name,
        query: readFileSync(new URL(file, EXAMPLES), 'utf8'),
        variables: variables && readFileSync(new URL(variables, EXAMPLES), 'utf8'),
      };
    });
}

/** GraphiQL from a package, never from a CDN: disaster recovery sites are often cut off from the internet. */
export const graphiql: GraphiQLOptions = {
  title: 'Planned Failover GraphQL',
  // The types say an object list, the page reads the same from JSON.
  defaultTabs: readExamples().map(({ query, variables }) => ({ query, variables: variables ?? null })),
  schemaDescription: true,
  inputValueDeprecation: true,
};

export { renderGraphiQL };
