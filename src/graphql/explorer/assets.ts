import { Content } from './content.ts';

/** The parts of GraphiQL, by the use that the page has for them. */
export type AssetUse = 'script' | 'style' | 'icon' | 'editorWorkerService' | 'json' | 'graphql';

/** GraphiQL's files, each under a name that changes with its content. */
export interface Assets {
  readonly names: Readonly<Record<AssetUse, string>>;
  readonly byName: ReadonlyMap<string, Content>;
}

const SCRIPT = 'text/javascript; charset=utf-8';
/** Another content would have another name. */
const FOR_EVER = 'public, max-age=31536000, immutable';

let loading: Promise<Assets> | undefined;

/**
 * GraphiQL from a package, never from a CDN: disaster recovery sites are often cut off from the internet. Loaded at
 * first use: nine megabytes are not to delay the start of a server that nobody explores.
 */
export function loadAssets(): Promise<Assets> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Assets> {
  const parts = await import('@graphql-yoga/render-graphiql/graphiql');
  const icon = Buffer.from(parts.favicon.slice(parts.favicon.indexOf(',') + 1), 'base64');
  const files: readonly (readonly [AssetUse, string, Content])[] = [
    ['script', 'graphiql.js', new Content(withHistory(parts.js), SCRIPT, FOR_EVER)],
    ['style', 'graphiql.css', new Content(parts.css, 'text/css; charset=utf-8', FOR_EVER)],
    ['icon', 'graphiql.ico', new Content(icon, 'image/x-icon', FOR_EVER)],
    ['editorWorkerService', 'editor-worker.js', new Content(parts.editorWorkerService, SCRIPT, FOR_EVER)],
    ['json', 'json-worker.js', new Content(parts.jsonWorker, SCRIPT, FOR_EVER)],
    ['graphql', 'graphql-worker.js', new Content(parts.graphqlWorker, SCRIPT, FOR_EVER)],
  ];
  const named = files.map(([use, file, content]) => [use, `${content.hash}-${file}`, content] as const);
  return {
    names: Object.fromEntries(named.map(([use, name]) => [use, name])) as Record<AssetUse, string>,
    byName: new Map(named.map(([, name, content]) => [name, content])),
  };
}

/**
 * The package names the plugins of its page itself, and by that loses the history, which GraphiQL has unless told
 * otherwise. Its code is there; a test in a browser shows that this still puts it back.
 */
function withHistory(script: string): string {
  const [, history] = /const (\w+)=\{title:"History",icon:\w+,content:\w+\}/.exec(script) ?? [];
  return history === undefined ? script : script.replace(/plugins:\[(\w+)\]/, `plugins:[${history},$1]`);
}
