import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExamples } from '../../src/graphql/graphiql.ts';
import { openTestApi } from '../support/api.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

/** What each example is there to show. */
const EXPECTED: Record<string, unknown> = {
  '01-create-configuration': {
    createFailoverRunConfiguration: { issues: [], configuration: { runType: 'INCREMENTAL' } },
  },
  '02-every-fault-at-once': {
    validateFailoverRunConfiguration: {
      valid: false,
      issues: [
        { code: 'ID_OUT_OF_RANGE' },
        { code: 'DUPLICATE_OBJECT' },
        { code: 'MALFORMED_PROTECTION_GROUP_ID' },
      ],
    },
  },
  '03-import-dictionary': { importFailoverRunConfiguration: { issues: [] } },
  '04-list-configurations': { failoverRunConfigurations: { nodes: expect.arrayContaining([]) } },
};

describe('examples', () => {
  it('are all expected here', () => {
    expect(readExamples().map(({ name }) => name)).toEqual(Object.keys(EXPECTED));
  });

  it.each(readExamples().map((example) => [example.name, example] as const))(
    '%s does what it says',
    async (name, example) => {
      const { data, errors } = await api.execute(
        example.query,
        example.variables && JSON.parse(example.variables),
      );
      expect(errors).toBeUndefined();
      expect(data).toMatchObject(EXPECTED[name] as object);
    },
  );

  it('are the tabs that GraphiQL opens with', async () => {
    const response = await api.handler.fetch('http://localhost/graphql', {
      headers: { accept: 'text/html' },
    });
    const page = await response.text();
    for (const { query } of readExamples()) expect(page).toContain(JSON.stringify(query));
    expect(page).not.toMatch(/(?:src|href)="https?:/);
  });
});
