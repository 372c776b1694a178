import { getIntrospectionQuery } from 'graphql';

/** One kind of attack: requests one after the other, or messages over one socket all at once. */
export type Attack =
  | { readonly kind: 'requests'; readonly name: string; readonly bodies: () => Iterable<string> }
  | { readonly kind: 'socket'; readonly name: string; readonly messages: readonly string[] };

const VALIDATE = 'validateFailoverRunConfiguration(configuration: $c)';
const C = 'query ($c: FailoverRunConfigurationInput!)';
const IMPORT = 'importFailoverRunConfiguration(input: { dictionary: $d })';

/** @param ids of stored configurations with 10,000 objects each */
export async function attacks(ids: readonly string[]): Promise<readonly Attack[]> {
  const [id = ''] = ids;
  const objects = (length: number, idOf: (index: number) => unknown = (index) => String(index + 1)) =>
    Array.from({ length }, (_, index) => ({ objectId: idOf(index) }));
  const configuration = { replicationClusterId: '2', protectionGroupId: '1:2:3', objects: objects(10_000) };
  const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]));
  let n = 0;
  const unique = () => `_${n++}`;

  return [
    requests('large invalid documents', function* () {
      for (let times = 0; times < 5; times++)
        yield query(`{ x${unique()}: __typename y(objects:[${'{objectId:1} '.repeat(11_900)}]) }`);
    }),
    one('a large valid document', () =>
      query(
        `{ x${unique()}: validateFailoverRunConfiguration(configuration: { replicationClusterId: 2, sourceClusterId: 1, objects: [${'{objectId:1} '.repeat(10_000)}] }) { valid } }`.replace(
          'sourceClusterId: 1, ',
          '',
        ),
      ),
    ),
    one('comments', () => query(`${'#\n'.repeat(900_000)}{ viewer { name } }`)),
    one('the same fields', () =>
      query(`{ ${'plannedRuns { nodes { configuration { id } } } '.repeat(700)} }`),
    ),
    one('introspection of the same fields', () =>
      query(`{ ${'__schema { types { name fields { name type { name } } } } '.repeat(400)} }`),
    ),
    one('introspection', () =>
      query(aliases(5, '__schema { types { name fields { name args { name } } } }')),
    ),
    one('the whole introspection', () => query(getIntrospectionQuery())),
    one('objects of a page', () =>
      query('{ failoverRunConfigurations(first: 100) { nodes { objects { objectId } } } }'),
    ),
    one('objects of a page by alias', () =>
      query(aliases(20, 'failoverRunConfigurations(first: 100) { nodes { objects { objectId } } }')),
    ),
    one('objects as the limits let them through', () =>
      query('{ failoverRunConfigurations(first: 10) { nodes { objects { objectId } } } }'),
    ),
    one('request bodies as the limits let them through', () =>
      query('{ failoverRunConfigurations(first: 50) { nodes { requestBody } } }'),
    ),
    one('request bodies by alias', () =>
      query(
        `{ failoverRunConfiguration(id: "${id}") { ${repeat(50, (index) => `b${index}: requestBody`)} } }`,
      ),
    ),
    one('counts and pages of objects', () =>
      query(
        '{ failoverRunConfigurations(first: 100) { nodes { objectCount objectPage(first: 1) { nodes { objectId } } } } }',
      ),
    ),
    one('a page without objects', () =>
      query('{ failoverRunConfigurations(first: 100) { nodes { id digest objectCount } } }'),
    ),
    one('pages within pages', () => query(nested(4, 10))),
    one('pages within pages as the limits let them through', () =>
      query(
        `{ failoverRunConfigurations(first: 100) { nodes { ${repeat(2, (index) => `r${index}: plannedRuns(first: ${index + 1}) { nodes { id } }`)} } } }`,
      ),
    ),
    one('10,000 objects', () =>
      query(`${C} { ${VALIDATE} { valid configuration { id requestBody objects { objectId } } } }`, {
        c: configuration,
      }),
    ),
    one('10,000 objects by alias', () =>
      query(`${C} ${aliases(50, `${VALIDATE} { valid issues { code } }`)}`, { c: configuration }),
    ),
    one('10,000 objects by as many aliases as pass', () =>
      query(`${C} ${aliases(8, `${VALIDATE} { valid issues { code } }`)}`, { c: configuration }),
    ),
    one('10,000 duplicates by as many aliases as pass', () =>
      query(`${C} ${aliases(8, `${VALIDATE} { valid issues { code message path } }`)}`, {
        c: { ...configuration, objects: objects(10_000, () => 7) },
      }),
    ),
    one('10,000 malformed ids', () =>
      query(`${C} { ${VALIDATE} { valid issues { code message path } } }`, {
        c: { ...configuration, objects: objects(10_000, (index) => `${index}x`) },
      }),
    ),
    one('100,000 unknown keys', () =>
      query(`mutation ($d: JSON!) { ${IMPORT} { issues { code message path } } }`, { d: keys }),
    ),
    one('100,000 unknown keys by alias', () =>
      query(`mutation ($d: JSON!) ${aliases(50, `${IMPORT} { issues { code } }`)}`, { d: keys }),
    ),
    one('a text of numbers as dictionary', () =>
      query(`mutation ($d: JSON!) { ${IMPORT} { issues { code } } }`, { d: `[${'1,'.repeat(900_000)}1]` }),
    ),
    one('a text of 10,000 objects as dictionary', () =>
      query(`mutation ($d: JSON!) { ${IMPORT} { issues { code } } }`, { d: JSON.stringify(configuration) }),
    ),
    one('a million numbers in variables', () =>
      query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: new Array(900_000).fill(1) }),
    ),
    one('statuses in variables', () =>
      query('query ($s: [PlannedRunStatus!]) { plannedRuns(filter: { statuses: $s }) { nodes { id } } }', {
        s: new Array(150_000).fill('FAILED'),
      }),
    ),
    one('a long filter', () =>
      query(
        'query ($n: [String!]) { clusters { protectionGroups(filter: { names: $n }) { nodes { id } } } }',
        { n: ['x'.repeat(200_000)] },
      ),
    ),
    one('previews by alias', () =>
      query(`${C} ${aliases(20, 'previewPlannedRun(configuration: $c) { ready issues { code } }')}`, {
        c: {
          ...configuration,
          protectionGroupId: '4401288812305341:1701424651231:1004',
          objects: objects(2),
        },
      }),
    ),
    one('a preview of 10,000 objects', () =>
      query(`${C} { previewPlannedRun(configuration: $c) { ready issues { code message path } } }`, {
        c: {
          ...configuration,
          protectionGroupId: '4401288812305341:1701424651231:1004',
          replicationClusterId: '7250964517238462211',
        },
      }),
    ),
    {
      kind: 'socket',
      name: '1,500 subscriptions over a socket',
      messages: Array.from({ length: 1_500 }, (_, index) =>
        JSON.stringify({
          id: String(index),
          type: 'subscribe',
          payload: {
            query: 'subscription ($id: ID!) { plannedRun(id: $id) { id } }',
            variables: { id: 'x' },
          },
        }),
      ),
    },
  ];
}

function requests(name: string, bodies: () => Iterable<string>): Attack {
  return { kind: 'requests', name, bodies };
}

function one(name: string, body: () => string): Attack {
  return requests(name, () => [body()]);
}

function query(text: string, variables?: unknown): string {
  return JSON.stringify({ query: text, variables });
}

function aliases(count: number, selection: string): string {
  return `{ ${repeat(count, (index) => `a${index}: ${selection}`)} }`;
}

function repeat(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(' ');
}

/** Pages within pages by fragments, each of which is used by so many aliases. */
function nested(levels: number, width: number): string {
  const fragments = Array.from({ length: levels }, (_, level) => {
    const inner = level === levels - 1 ? 'nodes { id }' : `...L${level + 1}`;
    return `fragment L${level} on PlannedRunConnection { nodes { configuration { ${repeat(width, (index) => `a${index}: plannedRuns(first: 1) { ${inner} }`)} } } }`;
  });
  return `{ ${repeat(width, (index) => `a${index}: plannedRuns(first: 1) { ...L0 }`)} } ${fragments.join(' ')}`;
}
