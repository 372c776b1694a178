import type { Plugin } from 'graphql-yoga';
import type { ClusterName } from '../../core/clusters/cluster-port.ts';
import type { ClusterReads } from '../../core/clusters/cluster-reads.ts';
import type { Clusters } from '../../core/clusters/clusters.ts';
import { preferredOffer } from '../kit/accept.ts';
import { loadAssets } from './assets.ts';
import { Content } from './content.ts';
import { readExamples, withIds } from './examples.ts';
import { explorerPage } from './page.ts';
import { SampleFinder } from './sample.ts';

/** What a GET request of GraphQL's path can be answered with; in doubt, not a page. */
const OFFERS = [
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'text/html',
].map((mediaType) => ({ mediaType }));

/** Whether a request, by its `Accept` header, asks for GraphiQL instead of an operation's result. */
export function prefersExplorer(accept: string | null | undefined): boolean {
  return preferredOffer(accept, OFFERS) === 'text/html';
}

/** Answers with GraphiQL, open at the examples, where a page is asked for. */
export function serveExplorer(path: string, clusters: Clusters<ClusterName>, reads: ClusterReads): Plugin {
  const examples = readExamples();
  const finder = new SampleFinder(clusters, reads);
  let latest: { readonly page: string; readonly content: Content } | undefined;

  async function currentContent(): Promise<Content> {
    const [sample, assets] = await Promise.all([finder.sample(), loadAssets()]);
    const page = explorerPage(
      examples.map(({ query }) => withIds(query, sample)),
      assets,
    );
    // As long as the ids stay the same, so do its compressed forms.
    if (latest?.page !== page) {
      const content = new Content(
        page,
        'text/html; charset=utf-8',
        'private, no-cache',
        'accept, accept-encoding',
      );
      latest = { page, content };
    }
    return latest.content;
  }

  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      const { method, headers } = request;
      if ((method !== 'GET' && method !== 'HEAD') || url.pathname.replace(/\/$/, '') !== path) return;
      if (!prefersExplorer(headers.get('accept'))) return;
      const content = await currentContent();
      const answer = await content.answer({
        'accept-encoding': headers.get('accept-encoding') ?? undefined,
        'if-none-match': headers.get('if-none-match') ?? undefined,
      });
      const body = method === 'HEAD' ? null : answer.body;
      endResponse(new fetchAPI.Response(body, { status: answer.status, headers: answer.headers }));
    },
  };
}
