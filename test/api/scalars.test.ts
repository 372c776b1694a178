import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const VALIDATE = /* GraphQL */ `
  query ($viewId: Int64) {
    validateFailoverRunConfiguration(
      configuration: { replicationClusterId: 2, protectionGroupId: "1:2:3", objects: [{ objectId: 1 }], viewId: $viewId }
    ) { configuration { viewId } issues { code } }
  }
`;

/** Sends the variable as this JSON text, which JSON.stringify could not write. */
async function sendVariable(json: string) {
  const response = await api.post(`{"query": ${JSON.stringify(VALIDATE)}, "variables": {"viewId": ${json}}}`);
  return (await response.json()) as Awaited<ReturnType<typeof api.execute>>;
}

describe('Int64', () => {
  it.each([
    ['"9007199254740993"', '9007199254740993'],
    ['"9223372036854775807"', '9223372036854775807'],
    ['9007199254740991', '9007199254740991'],
    ['1', '1'],
    ['1.0', '1'],
    ['null', null],
  ])('in variables takes %s', async (json, viewId) => {
    const { data, errors } = await sendVariable(json);
    expect(errors).toBeUndefined();
    expect(data.validateFailoverRunConfiguration.configuration.viewId).toBe(viewId);
  });

  it.each([
    ['9007199254740993', /send it as a string/],
    ['9007199254740992', /send it as a string/],
    ['-9007199254740992', /send it as a string/],
    ['1e300', /send it as a string/],
    ['"9223372036854775808"', /between/],
    ['"-9223372036854775809"', /between/],
    ['1.5', /integer/],
    ['"1.5"', /integer/],
    ['"0x10"', /integer/],
    ['" 1"', /integer/],
    ['"01"', /integer/],
    ['"+1"', /integer/],
    ['""', /integer/],
    ['true', /integer/],
    ['{}', /integer/],
    ['[]', /integer/],
  ])('in variables refuses %s', async (json, advice) => {
    const { data, errors } = await sendVariable(json);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      { message: expect.stringMatching(advice), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(errors?.[0]?.message).toContain('$viewId');
  });

  it.each([
    ['9007199254740993', '9007199254740993'],
    ['"9223372036854775807"', '9223372036854775807'],
  ])('takes the literal %s', async (literal, viewId) => {
    const { data } = await api.execute(
      VALIDATE.replace('viewId: $viewId', `viewId: ${literal}`).replace('($viewId: Int64)', ''),
    );
    expect(data.validateFailoverRunConfiguration.configuration.viewId).toBe(viewId);
  });

  it.each(['9223372036854775808', '1.5', 'true', 'ENUM', '{}', '[]', '[1]', '"x"'])(
    'refuses the literal %s',
    async (literal) => {
      const { data, errors } = await api.execute(`{ cluster(id: ${literal}) { name } }`);
      expect(data).toBeUndefined();
      expect(errors).toMatchObject([
        { message: expect.stringContaining('Int64 must be'), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    },
  );

  it('passes negative ids to the rules, which refuse them by name', async () => {
    const { data } = await sendVariable('"-9223372036854775808"');
    expect(data.validateFailoverRunConfiguration.issues).toEqual([{ code: 'ID_OUT_OF_RANGE' }]);
  });
});

describe('DateTime', () => {
  const LIST =
    'query ($from: DateTime) { failoverRunConfigurations(filter: { createdFrom: $from }) { nodes { id } } }';

  it.each(['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.123+02:00'])('takes %s', async (from) => {
    expect((await api.execute(LIST, { from })).errors).toBeUndefined();
  });

  it.each(['yesterday', '2026-13-01T00:00:00Z', true])('refuses %s', async (from) => {
    expect((await api.execute(LIST, { from })).errors).toHaveLength(1);
  });
});
