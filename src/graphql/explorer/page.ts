import type { Assets } from './assets.ts';

/** What is the same in every explorer; the package's own page and GraphiQL know these options. */
const OPTIONS = {
  // The tabs need the room that a longer title would take.
  title: 'Planned Failover',
  // Closed, the editors for variables and headers leave the query all the height; a click opens them.
  defaultEditorToolsVisibility: false,
  // Unless told so, it subscribes over GET, which is for queries only.
  method: 'POST',
  schemaDescription: true,
  inputValueDeprecation: true,
};

/**
 * Runs in the browser. Paths are relative to where the page was found, so that it works behind a proxy that serves
 * this server under a path of its own.
 */
const START = `
const base = location.pathname.replace(/\\/+$/, '') + '/assets/';
const add = (name, properties) => document.head.append(Object.assign(document.createElement(name), properties));
add('link', { rel: 'icon', href: base + assets.icon });
add('link', { rel: 'stylesheet', href: base + assets.style });
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => base + assets[label] };

// GraphiQL opens with the query that it is given, and takes what it kept only for the others.
const kept = (() => {
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
    return tabs[activeTabIndex];
  } catch {}
})();
const url = new URL(location.href);
const linked = url.searchParams.get('query');
if (linked !== null) {
  options.initialQuery = linked;
  options.initialVariables = url.searchParams.get('variables') ?? '';
  if (!kept) options.defaultTabs.unshift({ query: linked, variables: options.initialVariables });
  // From now on it is one of the tabs.
  for (const name of ['query', 'variables', 'operationName']) url.searchParams.delete(name);
  history.replaceState(null, '', url);
} else if (kept) {
  options.initialQuery = kept.query ?? '';
  options.initialVariables = kept.variables ?? '';
  options.initialHeaders = kept.headers ?? '';
}
// Not into the address, where what is typed would be kept by browsers and proxies.
options.onEditQuery = () => {};

add('script', {
  src: base + assets.script,
  onload: () => YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), options),
});
`;

/**
 * GraphiQL leaves its tabs with a displacement that shows as soon as one is pressed: it jumps away from under the
 * pointer, and the first click on every tab is lost.
 */
const HOLD_TABS_STILL = '.graphiql-tab { transform: none !important; }';

/** The page of the explorer, with these operations in its tabs unless the browser has kept others. */
export function explorerPage(queries: readonly string[], { names }: Assets): string {
  const options = { ...OPTIONS, defaultTabs: queries.map((query) => ({ query })) };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${OPTIONS.title}</title>
<style>${HOLD_TABS_STILL}</style>
</head>
<body id="body" class="no-focus-outline">
<noscript>GraphiQL needs JavaScript.</noscript>
<div id="root"></div>
<script>{
const options = ${inScript(options)};
const assets = ${inScript(names)};
${START}}</script>
</body>
</html>
`;
}

/** JSON that cannot end the script it stands in. */
function inScript(value: object): string {
  return JSON.stringify(value).replaceAll(/<(?=[/!]|script)/gi, '\\u003c');
}
