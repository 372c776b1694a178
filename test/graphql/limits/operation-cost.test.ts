import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, getIntrospectionQuery, isListType, isObjectType, parse } from 'graphql';
import { describe, expect, it, test } from 'vitest';
import { operationCost } from '../../../src/graphql/limits/cost/operation-cost.ts';
import { checkOperation } from '../../../src/graphql/limits/cost/operation-limit.ts';
import { DEFAULT_SETTINGS } from '../../support/api.ts';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

const count = (query: string, variables: Record<string, unknown> = {}, operationName?: string) =>
  operationCost(schema, parse(query), operationName, variables).nodes;

/** Pages within pages, for ever. */
const nested = (depth: number, page: string): string =>
  depth === 0 ? 'id' : `configuration { plannedRuns(${page}) { nodes { id ${nested(depth - 1, page)} } } }`;

describe('the nodes of an operation', () => {
  it.each([
    ['no page at all', '{ viewer { name } }', 0],
    ['a page', '{ plannedRuns(first: 50) { nodes { id } } }', 50],
    ['a page of the usual size', '{ plannedRuns { nodes { id } } }', 20],
    ['a page from the end', '{ plannedRuns(last: 7) { nodes { id } } }', 7],
    ['an empty page, which is read as well', '{ plannedRuns(first: 0) { nodes { id } } }', 1],
    [
      'two pages',
      '{ a: plannedRuns(first: 5) { nodes { id } } b: plannedRuns(first: 6) { nodes { id } } }',
      11,
    ],
    [
      'a page within a page',
      '{ failoverRunConfigurations(first: 50) { nodes { plannedRuns(first: 10) { nodes { id } } } } }',
      50 + 500,
    ],
    [
      'a page within edges',
      '{ failoverRunConfigurations(first: 50) { edges { node { plannedRuns(last: 10) { edges { cursor } } } } } }',
      50 + 500,
    ],
    [
      'three pages within each other',
      `{ plannedRuns(first: 100) { nodes { ${nested(2, 'first: 100')} } } }`,
      1_010_100,
    ],
    [
      'what one object leads to',
      '{ plannedRun(id: "x") { configuration { plannedRuns(first: 3) { nodes { id } } } } }',
      3,
    ],
    [
      'objects by id',
      '{ nodes(ids: ["x", "y"]) { ... on FailoverRunConfiguration { plannedRuns { nodes { id } } } } }',
      42,
    ],
    ['a single id, which stands for a list', '{ nodes(ids: "x") { id } }', 1],
    ['an absurd size, which its field refuses', '{ plannedRuns(first: 2000000000) { nodes { id } } }', 100],
    ['a negative size, too', '{ plannedRuns(first: -5) { nodes { id } } }', 1],
    ['introspection', '{ __schema { types { fields { name } } } }', 0],
    [
      'a mutation',
      'mutation { startPlannedRun(input: { configurationId: "x" }) { plannedRun { configuration { plannedRuns(first: 9) { nodes { id } } } } } }',
      9,
    ],
    [
      'a subscription',
      'subscription { plannedRun(id: "x") { configuration { plannedRuns(first: 9) { nodes { id } } } } }',
      9,
    ],
  ])('%s', (_name, query, expected) => {
    expect(count(query)).toBe(expected);
  });

  it('are those of every cluster that a page leads to', () => {
    const groups = 'protectionGroups(first: 100) { nodes { name } }';
    expect(count(`{ clusters { ${groups} } }`)).toBe(200);
    expect(count(`{ failoverRunConfigurations(first: 100) { nodes { sourceCluster { ${groups} } } } }`)).toBe(
      10_100,
    );
  });

  it('follow variables, their defaults, and their absence', () => {
    const query =
      'query ($size: Int = 30, $ids: [ID!]!) { plannedRuns(first: $size) { nodes { id } } nodes(ids: $ids) { id } }';
    expect(count(query, { ids: ['a', 'b', 'c'], size: 40 })).toBe(43);
    expect(count(query, { ids: [], size: 40 })).toBe(41);
    expect(count(query, { ids: [] })).toBe(31);
    expect(count(query, { ids: [], size: null })).toBe(21);
    expect(count('query ($size: Int) { plannedRuns(last: $size) { nodes { id } } }')).toBe(20);
    expect(count('query ($size: Int) { plannedRuns(first: 5, last: $size) { nodes { id } } }')).toBe(5);
  });

  it('follow fragments, each wherever it is spread', () => {
    const query = `
      query { failoverRunConfigurations(first: 10) { nodes { ...Runs ... { ...Runs } } } plannedRun(id: "x") { ...Again } }
      fragment Runs on FailoverRunConfiguration { plannedRuns(first: 5) { nodes { id } } }
      fragment Again on PlannedRun { configuration { ...Runs } }`;
    expect(count(query)).toBe(10 + 50 + 50 + 5);
  });

  it('of a document with several operations are those of the one that is asked for', () => {
    const query =
      'query A { plannedRuns(first: 1) { nodes { id } } } query B { plannedRuns(first: 2) { nodes { id } } }';
    expect([count(query, {}, 'A'), count(query, {}, 'B'), count(query)]).toEqual([1, 2, 0]);
  });

  it('are counted at once, also where fragments double at each of thirty levels', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `fragment F${level} on FailoverRunConfiguration { ...F${level + 1} ...F${level + 1} }`,
    );
    const query = `{ failoverRunConfiguration(id: "x") { ...F0 } } ${levels.join(' ')}
      fragment F30 on FailoverRunConfiguration { plannedRuns(first: 1) { nodes { id } } }`;
    expect(count(query)).toBe(2 ** 30);
  });
});

const small = buildSchema(/* GraphQL */ `
  directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(
    assumedSize: Int
    slicingArguments: [String!]
    sizedFields: [String!]
    requireOneSlicingArgument: Boolean = true
  ) on FIELD_DEFINITION
  scalar Heavy @cost(weight: "7")
  scalar Any @cost(weight: "2")
  type Query {
    item(input: Input, text: String, any: Any, priced: Int @cost(weight: "40")): Item @cost(weight: "10")
    ten: [Item!]! @listSize(assumedSize: 10)
    unsized: [Item!]!
    texts: [String!]! @listSize(assumedSize: 50)
    page(first: Int, last: Int): Page @cost(weight: "100") @listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
  }
  type Page { nodes: [Item!]! edges: [Edge!]! count: Int! }
  type Edge { node: Item! }
  type Item @cost(weight: "5") { id: ID! heavy: Heavy page(first: Int): Page @listSize(slicingArguments: ["first"], sizedFields: ["nodes"]) }
  input Input { id: ID within: [Input!] priced: Int @cost(weight: "3") }
`);
const costOf = (query: string, variables: Record<string, unknown> = {}) =>
  Number(operationCost(small, parse(query), undefined, variables).cost.toFixed(2));

describe('the cost of an operation', () => {
  it.each([
    ['a field, its object, and what is selected of it', '{ item { id } }', 10 + 5 + 0.1],
    ['a scalar with a weight', '{ item { heavy } }', 10 + 5 + 7],
    ['an alias, once for each use', '{ a: item { id } b: item { id } }', 2 * 15.1],
    ['a list of assumed length', '{ ten { id } }', 1 + 10 * 5.1],
    ['a list of which nothing is said', '{ unsized { id } }', 1 + 10 * 5.1],
    ['a list of scalars', '{ texts }', 5],
    [
      'a page, whose items are in its nodes',
      '{ page(first: 3) { nodes { id } count } }',
      102 + 0.5 + 3 * 5.1 + 0.1,
    ],
    ['a page of the usual size', '{ page { edges { node { id } } } }', 101 + 1 + 20 * (1 + 1 + 5.1)],
    ['the larger of two sizes', '{ page(first: 3, last: 30) { nodes { id } } }', 102 + 2 * 0.5 + 30 * 5.1],
    [
      'pages within pages',
      '{ page(first: 3) { nodes { page(first: 4) { nodes { id } } } } }',
      102 + 0.5 + 3 * (5 + 2 + 0.5 + 1 + 4 * 5.1),
    ],
    ['an argument with a weight', '{ item(priced: 1) { id } }', 15.1 + 40 + 0.5],
    ['text', `{ item(text: "${'x'.repeat(1_001)}") { id } }`, 15.1 + 5.5],
    [
      'objects within objects',
      '{ item(input: { id: 1, priced: 2, within: [{ id: 1 }, { id: 2 }] }) { id } }',
      15.1 + 0.1 + 0.5 + 3 + 0.5 + 2 * 0.6,
    ],
    ['a value of any kind', '{ item(any: { a: [1, "x", null], b: {} }) { id } }', 15.1 + 2 + 3 * 2 + 2],
    ['what is skipped', '{ item @skip(if: true) { id } ten @include(if: false) { id } texts }', 5],
    ['the name of a type', '{ __typename }', 0.1],
  ])('counts %s', (_what, query, expected) => {
    expect(costOf(query)).toBeCloseTo(expected, 6);
  });

  it('counts variables like literals, at each use', () => {
    const query =
      'query ($input: Input, $any: Any, $text: String) { a: item(input: $input) { id } b: item(input: $input, any: $any, text: $text) { id } }';
    const input = { id: 1, priced: 2, within: [{ id: 1 }, { id: 2 }] };
    expect(costOf(query, { input, any: { a: [1, 'x', null], b: {} }, text: 'x'.repeat(1_001) })).toBeCloseTo(
      2 * (15.1 + 5.3) + 10 + 5.5,
      6,
    );
  });

  it('counts a list in variables however deep it is nested', () => {
    let any: unknown = 1;
    for (let depth = 0; depth < 200_000; depth++) any = [any];
    expect(costOf('query ($any: Any) { item(any: $any) { id } }', { any })).toBeCloseTo(17.1, 6);
  });

  it('follows a variable that decides what is skipped, and its default', () => {
    const query = 'query ($no: Boolean = false) { texts @include(if: $no) ten @skip(if: $no) { id } }';
    expect(costOf(query)).toBe(52);
    expect(costOf(query, { no: true })).toBe(5);
  });

  it('counts a fragment at each use, also for the page that it is spread in', () => {
    const query = `{ a: page(first: 2) { ...P } b: page(first: 3) { ...P } } fragment P on Page { nodes { ...I } } fragment I on Item { id }`;
    expect(costOf(query)).toBeCloseTo(2 * 102.5 + 5 * 5.1, 6);
  });

  it('counts fragments that double at each of a hundred levels at once', () => {
    const levels = Array.from(
      { length: 100 },
      (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`,
    );
    expect(costOf(`{ ...F0 } ${levels.join(' ')} fragment F100 on Query { texts }`)).toBe(5 * 2 ** 100);
  });
});

const refusalOf = (query: string, variables: Record<string, unknown> = {}) =>
  checkOperation({ schema, document: parse(query), variableValues: variables }, DEFAULT_SETTINGS).refusal;
const objects = Array.from({ length: 10_000 }, (_, n) => ({
  objectId: String(9_000_000_000_000_000_000n + BigInt(n)),
}));
const configuration = { replicationClusterId: '2', protectionGroupId: '1:2:3', objects };
const aliases = (count: number, selection: string) =>
  Array.from({ length: count }, (_, n) => `a${n}: ${selection}`).join(' ');
const ALL = 'id digest requestBody objects { objectId }';

describe('operations that are let through', () => {
  it.each(readdirSync('examples').filter((file) => file.endsWith('.graphql')))('%s', (file) => {
    expect(refusalOf(readFileSync(`examples/${file}`, 'utf8'))).toBeUndefined();
  });

  it.each([
    [
      'introspection',
      getIntrospectionQuery({
        descriptions: true,
        inputValueDeprecation: true,
        schemaDescription: true,
        specifiedByUrl: true,
      }),
      {},
    ],
    [
      'validation of 10,000 objects',
      'query ($c: FailoverRunConfigurationInput!) { validateFailoverRunConfiguration(configuration: $c) { valid issues { severity code message path } configuration { id } } }',
      { c: configuration },
    ],
    [
      'validation of 10,000 objects in the text of the document',
      `{ validateFailoverRunConfiguration(configuration: { replicationClusterId: 2, objects: [${'{objectId:1} '.repeat(10_000)}] }) { valid configuration { ${ALL} } } }`,
      {},
    ],
    [
      'creation with 10,000 objects, all of them in the answer',
      `mutation ($c: FailoverRunConfigurationInput!) { createFailoverRunConfiguration(input: { configuration: $c }) { issues { code message path } configuration { ${ALL} } } }`,
      { c: configuration },
    ],
    [
      'import of 10,000 objects',
      `mutation ($d: JSON!) { importFailoverRunConfiguration(input: { dictionary: $d }) { issues { code message path } configuration { ${ALL} } } }`,
      { d: configuration },
    ],
    [
      'import of text with 10,000 objects',
      `mutation ($d: JSON!) { importFailoverRunConfiguration(input: { dictionary: $d }) { issues { code message path } configuration { ${ALL} } } }`,
      { d: JSON.stringify(configuration, null, 2) },
    ],
    [
      'preview of 10,000 objects',
      'query ($c: FailoverRunConfigurationInput!) { previewPlannedRun(configuration: $c) { ready issues { severity code message path } digest effects { run cancels { kind status objectIds } waitsFor { kind status objectIds } } } }',
      { c: configuration },
    ],
    [
      'one configuration with everything',
      `{ failoverRunConfiguration(id: "x") { ${ALL} plannedRuns(first: 50) { nodes { id status } } } }`,
      {},
    ],
    [
      'a hundred runs with configurations and events',
      '{ plannedRuns(first: 100) { nodes { id failoverId status percentComplete createdAt failure { code message } configuration { id digest protectionGroupId runType sourceCluster { name } replicationCluster { name } } events { kind at actor from to message } } pageInfo { hasNextPage endCursor } } }',
      {},
    ],
    [
      'everything about all protection groups',
      '{ clusters { id clusterId name incarnationId softwareVersion isSimulated health { status message checkedAt } remoteClusters { id name } protectionGroups(first: 100) { pageInfo { endCursor } nodes { id name environment isActive isPaused isDeleted nextRunAt lastReplicatedAt objects { objectId name } policy { name archivesTo replicatesTo { id name } } ongoingOperations { kind protectionGroupId runId target status startedAt objectIds } } } } }',
      {},
    ],
    [
      'a hundred configurations, each with its last run',
      '{ failoverRunConfigurations(first: 100) { nodes { id createdAt plannedRuns(first: 1) { nodes { id status } } } } }',
      {},
    ],
  ])('%s', (_what, query, variables) => {
    expect(refusalOf(query, variables)).toBeUndefined();
  });
});

describe('operations that are refused', () => {
  it.each([
    [
      'a page of configurations with all objects',
      '{ failoverRunConfigurations(first: 100) { nodes { objects { objectId } } } }',
      {},
    ],
    [
      'the same, 20 times by alias',
      `{ ${aliases(20, 'failoverRunConfigurations(first: 10) { nodes { objects { objectId } } }')} }`,
      {},
    ],
    ['a page of request bodies', '{ failoverRunConfigurations(first: 100) { nodes { requestBody } } }', {}],
    [
      'objects behind runs',
      '{ plannedRuns(first: 100) { nodes { configuration { objects { objectId } } } } }',
      {},
    ],
    [
      'objects of nodes',
      `{ nodes(ids: [${'"x" '.repeat(100)}]) { ... on FailoverRunConfiguration { objects { objectId } } } }`,
      {},
    ],
    [
      'pages within pages by fragments',
      `{ ${aliases(10, 'plannedRuns(first: 1) { ...L1 }')} } ${[1, 2, 3].map((n) => `fragment L${n} on PlannedRunConnection { nodes { configuration { ${aliases(10, `plannedRuns(first: 1) { ${n === 3 ? 'nodes { id }' : `...L${n + 1}`} }`)} } } }`).join(' ')}`,
      {},
    ],
    [
      '10,000 objects, validated 50 times by alias',
      `query ($c: FailoverRunConfigurationInput!) { ${aliases(50, 'validateFailoverRunConfiguration(configuration: $c) { valid issues { code } }')} }`,
      { c: configuration },
    ],
    [
      '100,000 unknown keys, imported 50 times by alias',
      `mutation ($d: JSON!) { ${aliases(50, 'importFailoverRunConfiguration(input: { dictionary: $d }) { issues { code } }')} }`,
      { d: Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n])) },
    ],
    [
      'previews by alias',
      `query ($c: FailoverRunConfigurationInput!) { ${aliases(50, 'previewPlannedRun(configuration: $c) { ready }')} }`,
      { c: { ...configuration, objects: [{ objectId: 1 }] } },
    ],
    [
      'introspection by alias',
      getIntrospectionQuery().replace(
        '__schema {',
        `${aliases(50, '__schema { types { ...FullType } }')} __schema {`,
      ),
      {},
    ],
    [
      'a subscription',
      'subscription { plannedRun(id: "x") { configuration { plannedRuns(first: 100) { nodes { configuration { objects { objectId } } } } } } }',
      {},
    ],
  ])('%s', (_what, query, variables) => {
    const refusal = refusalOf(query, variables);
    expect(refusal?.extensions).toMatchObject({
      code: 'QUERY_TOO_EXPENSIVE',
      cost: { requested: expect.any(Number), limit: 50_000 },
      http: { status: 400 },
    });
  });
});

describe('texts in arguments', () => {
  const groups =
    'query ($names: [String!]) { clusters { protectionGroups(filter: { names: $names }) { nodes { name } } } }';

  it.each([
    ['a filter of 200 kB', groups, { names: ['x'.repeat(200_000)] }],
    ['many long names', groups, { names: Array.from({ length: 100 }, () => 'x'.repeat(900)) }],
    [
      'a literal',
      `{ plannedRuns(filter: { protectionGroupId: "${'x'.repeat(1_001)}" }) { nodes { id } } }`,
      {},
    ],
    ['an id', 'query ($id: ID!) { node(id: $id) { id } }', { id: 'x'.repeat(1_001) }],
    [
      'a cursor',
      'query ($after: String) { plannedRuns(after: $after) { nodes { id } } }',
      { after: 'x'.repeat(4_001) },
    ],
    ['a subscription', 'subscription ($id: ID!) { plannedRun(id: $id) { id } }', { id: 'x'.repeat(1_001) }],
  ])('are refused before they go anywhere: %s', (_what, query, variables) => {
    expect(refusalOf(query, variables)?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      http: { status: 400 },
    });
  });

  it.each([
    ['a hundred names', groups, { names: Array.from({ length: 100 }, () => 'x'.repeat(100)) }],
    [
      'a hundred ids',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: Array.from({ length: 100 }, () => 'x'.repeat(130)) },
    ],
    [
      'what mutations answer with an issue',
      'mutation ($reason: String) { cancelFailover(input: { failoverId: "x", reason: $reason }) { issues { code } } }',
      { reason: 'x'.repeat(5_000) },
    ],
    [
      'what a configuration answers with an issue',
      'query ($id: String) { validateFailoverRunConfiguration(configuration: { replicationClusterId: 1, objects: [], protectionGroupId: $id }) { valid } }',
      { id: 'x'.repeat(5_000) },
    ],
  ])('are let through: %s', (_what, query, variables) => {
    expect(refusalOf(query, variables)).toBeUndefined();
  });
});

test('every list of the schema says how long it can be', () => {
  const sizedBy = new Set<string>();
  const lists: string[] = [];
  const silent: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const text = String(field.type);
      const declared = field.astNode?.directives?.some(({ name }) => name.value === 'listSize');
      if (declared) sizedBy.add(text.replaceAll(/[[\]!]/g, ''));
      if (!isListType('ofType' in field.type && text.endsWith('!') ? field.type.ofType : field.type))
        continue;
      lists.push(`${type.name}.${field.name}`);
      if (!declared) silent.push(type.name);
    }
  }
  expect(lists.length).toBeGreaterThan(15);
  // What says nothing itself belongs to a page, whose field does.
  expect([...new Set(silent)].filter((name) => !sizedBy.has(name))).toEqual([]);
});
