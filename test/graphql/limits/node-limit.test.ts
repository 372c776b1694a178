import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, parse } from 'graphql';
import { describe, expect, it, test } from 'vitest';
import { countNodes } from '../../../src/graphql/limits/node-limit.ts';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

const count = (query: string, variables: Record<string, unknown> = {}, operationName?: string) =>
  countNodes(schema, parse(query), operationName, variables);

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
    expect(count(`{ clusters { ${groups} } }`)).toBe(100);
    expect(count(`{ failoverRunConfigurations(first: 100) { nodes { sourceCluster { ${groups} } } } }`)).toBe(
      10_100,
    );
  });

  it('follow variables, their defaults, and their absence', () => {
    const query =
      'query ($size: Int = 30, $ids: [ID!]!) { plannedRuns(first: $size) { nodes { id } } nodes(ids: $ids) { id } }';
    expect(count(query, { ids: ['a', 'b', 'c'], size: 40 })).toBe(43);
    expect(count(query, { ids: [], size: 40 })).toBe(40);
    expect(count(query, { ids: [] })).toBe(30);
    expect(count(query, { ids: [], size: null })).toBe(20);
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

test('the operations that GraphiQL opens with ask for little', () => {
  const files = readdirSync('examples').filter((file) => file.endsWith('.graphql'));
  for (const file of files) expect(count(readFileSync(`examples/${file}`, 'utf8'))).toBeLessThan(1_000);
});
