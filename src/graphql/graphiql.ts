import { readdirSync, readFileSync } from 'node:fs';
import { renderGraphiQL as renderPackagedGraphiQL } from '@graphql-yoga/render-graphiql';
import type { GraphiQLOptions } from 'graphql-yoga';
import { preferredOffer } from './kit/accept.ts';

const EXAMPLES = new URL('../../examples/', import.meta.url);

/** One operation for explorers. */
export interface Example {
  readonly name: string;
  /** Without variables: GraphiQL shows the whole of it in one place. */
  readonly query: string;
}

/** The operations of `examples/`, in the order of their file names: `01-name.graphql`. */
export function readExamples(): readonly Example[] {
  return readdirSync(EXAMPLES)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -'.graphql'.length),
      query: readFileSync(new URL(file, EXAMPLES), 'utf8'),
    }));
}

/** GraphiQL from a package, never from a CDN: disaster recovery sites are often cut off from the internet. */
export const graphiql: GraphiQLOptions = {
  // The tabs need the room that a longer title would take.
  title: 'Planned Failover',
  defaultTabs: readExamples().map(({ query }) => ({ query })),
  // Closed, the editors for variables and headers leave the query all the height; a click opens them.
  defaultEditorToolsVisibility: false,
  // Unless told so, it subscribes over GET, which is for queries only.
  method: 'POST',
  schemaDescription: true,
  inputValueDeprecation: true,
};

/**
 * GraphiQL leaves its tabs with a displacement that shows as soon as one is pressed: it jumps away from under the
 * pointer, and the first click on every tab is lost.
 */
const HOLD_TABS_STILL = '<style>.graphiql-tab { transform: none !important; }</style>';

/** The whole page, with everything that it needs. */
export function renderGraphiQL(options: GraphiQLOptions): string {
  return renderPackagedGraphiQL(options).replace('</head>', `${HOLD_TABS_STILL}</head>`);
}

/** What a GET request of GraphQL's path can be answered with; in doubt, not a page. */
const OFFERS = ['application/json', 'application/graphql-response+json', 'text/event-stream', 'text/html'];

/** Whether a request, by its `Accept` header, asks for GraphiQL instead of an operation's result. */
export function prefersExplorer(accept: string | null | undefined): boolean {
  return (
    preferredOffer(
      accept,
      OFFERS.map((mediaType) => ({ mediaType })),
    ) === 'text/html'
  );
}
