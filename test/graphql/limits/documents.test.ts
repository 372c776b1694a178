import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Documents } from '../../../src/graphql/limits/documents.ts';
import { DEFAULT_SETTINGS } from '../../support/api.ts';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const open = () => new Documents(schema, DEFAULT_SETTINGS);

/** A document of 60,000 tokens that names a field which the schema has not. */
const largeAndInvalid = (index: number) =>
  `{ x${index}: __typename y(objects:[${'{objectId:1} '.repeat(11_900)}]) }`;
const largeAndValid = (index: number) =>
  `{ x${index}: validateFailoverRunConfiguration(configuration: { replicationClusterId: 1, objects: [${'{objectId:1} '.repeat(10_000)}] }) { valid } }`;

describe('what is remembered of documents', () => {
  it('is every valid one of usual size', async () => {
    const documents = open();
    const first = await documents.prepare('{ viewer { name } }');
    expect(first).toMatchObject({ errors: [] });
    expect(await documents.prepare('{ viewer { name } }')).toBe(first);
  });

  it('is none that cannot be parsed, is invalid, or is large', async () => {
    const documents = open();
    const texts = [
      '{ viewer {',
      '{ unknown }',
      largeAndValid(0),
      largeAndInvalid(0),
      `{ node(id: "${'x'.repeat(100_000)}") { id } }`,
    ];
    for (const text of texts) {
      await documents.prepare(text);
      expect(documents.bytesRemembered).toBe(0);
    }
  });

  it('is bounded by size, however many documents there are', async () => {
    const documents = open();
    const fields = Array.from({ length: 40 }, (_, n) => `v${n}: viewer { ${'name '.repeat(15)} }`).join(' ');
    for (let index = 0; index < 70; index++) {
      const text = `query Q${index} { ${fields} }`;
      expect((await documents.prepare(text)).errors).toEqual([]);
    }
    expect(documents.bytesRemembered).toBeGreaterThan(1_000_000);
    expect(documents.bytesRemembered).toBeLessThanOrEqual(20_000_000);
  });

  it.each([
    ['valid', largeAndValid],
    ['invalid', largeAndInvalid],
  ])('leaves the memory of large %s documents free', async (_kind, document) => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const documents = open();
    await documents.prepare(document(0));
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let index = 0; index < 6; index++) await documents.prepare(document(index));
    collect();
    // One alone takes 15 MB.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(40_000_000);
  });
});

describe('a document at fault', () => {
  it.each([
    ['that cannot be parsed', '{ viewer {', 'GRAPHQL_PARSE_FAILED'],
    ['with an unknown field', '{ unknown }', 'GRAPHQL_VALIDATION_FAILED'],
    ['with too many comments', `${'#\n'.repeat(60_001)}{ viewer { name } }`, 'DOCUMENT_TOO_LARGE'],
    ['with too many names', `{ viewer { ${'name '.repeat(3_001)} } }`, 'DOCUMENT_TOO_LARGE'],
    [
      'with too many variables',
      `query ($a: Int64) { clusters(a: [${'$a '.repeat(15_001)}]) { id } }`,
      'DOCUMENT_TOO_LARGE',
    ],
    [
      'that selects the same fields over and over',
      `{ ${'plannedRuns { nodes { id } } '.repeat(200)} }`,
      'DOCUMENT_TOO_LARGE',
    ],
    [
      'that does so by fragments',
      `{ ${Array.from({ length: 200 }, (_, n) => `...F${n}`).join(' ')} } ${Array.from({ length: 200 }, (_, n) => `fragment F${n} on Query { viewer { name } }`).join(' ')}`,
      'DOCUMENT_TOO_LARGE',
    ],
    [
      'that selects a vast number of fields by few fragments',
      `{ viewer { name } ...F0 } ${Array.from({ length: 20 }, (_, n) => `fragment F${n} on Query { a: node(id: 1) { ...F${n + 1} } b: node(id: 2) { ...F${n + 1} } }`).join(' ')}`,
      'DOCUMENT_TOO_LARGE',
    ],
    [
      'with a long chain of fragments, which its own functions would follow until the stack is full',
      `{ ...F0 } ${Array.from({ length: 249 }, (_, n) => `fragment F${n} on Query { ...F${(n + 1) % 249} ...F${(n + 7) % 249} }`).join(' ')}`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s says so by code', async (_what, text, code) => {
    const { errors } = await open().prepare(text);
    expect(errors[0]).toMatchObject({ extensions: { code, http: { status: 400 } } });
  });

  it('is not quoted at any length', async () => {
    const { errors } = await open().prepare(`{ ${'x'.repeat(500_000)} }`);
    expect(errors[0]?.message.length).toBeLessThan(1_100);
  });
});
