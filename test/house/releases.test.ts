import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  releasedSchemaFile,
  releasedVersions,
  unnamedBreakingChanges,
  unreleasedSection,
} from '../../.ci/schema-check.ts';

const changelog = readFileSync('CHANGELOG.md', 'utf8');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const CHANGELOG = `# Changelog

## Unreleased

Clusters have global ids: \`Cluster.id\`.

## 0.2.0 (2026-01-02)

- \`Query.cluster\` is new.

## [0.1.0] - 2026-01-01
`;

describe('the check of the schema', () => {
  const oldSchema = 'type Query { cluster(id: Int): Cluster now: Int } type Cluster { id: Int name: String }';

  it('has nothing against additions', async () => {
    const newSchema = oldSchema.replace('name: String', 'name: String version: String');
    expect(await unnamedBreakingChanges(oldSchema, newSchema, '')).toEqual([]);
  });

  it('names every place that breaks clients, arguments too', async () => {
    const newSchema = 'type Query { cluster(id: Int!): Cluster } type Cluster { id: ID name: String }';
    const places = (await unnamedBreakingChanges(oldSchema, newSchema, '')).map(({ place }) => place);
    expect(places.sort()).toEqual(['Cluster.id', 'Query.cluster.id', 'Query.now']);
  });

  it('lets through what the changelog names, and nothing else', async () => {
    const newSchema = oldSchema.replace('{ id: Int name', '{ id: ID name').replace(' now: Int', '');
    const unnamed = await unnamedBreakingChanges(oldSchema, newSchema, unreleasedSection(CHANGELOG));
    expect(unnamed).toEqual([{ place: 'Query.now', message: expect.stringContaining('removed') }]);
  });

  it('reads versions and the unreleased section of a changelog', () => {
    expect(releasedVersions(CHANGELOG)).toEqual(['0.2.0', '0.1.0']);
    expect(unreleasedSection(CHANGELOG)).toContain('Cluster.id');
    expect(unreleasedSection(CHANGELOG)).not.toContain('Query.cluster');
    expect(unreleasedSection('## Unreleased\n\nnew')).toContain('new');
  });
});

describe('the releases', () => {
  it('have their schema kept', () => {
    expect(
      releasedVersions(changelog)
        .map(releasedSchemaFile)
        .filter((file) => !existsSync(file)),
    ).toEqual([]);
  });

  it('are what the package says it is', () => {
    expect(releasedVersions(changelog)[0]).toBe(version);
  });

  it('break no client without saying so', async () => {
    const released = readFileSync(releasedSchemaFile(releasedVersions(changelog)[0] ?? ''), 'utf8');
    const schema = readFileSync('schema.graphql', 'utf8');
    expect(await unnamedBreakingChanges(released, schema, unreleasedSection(changelog))).toEqual([]);
  });
});
