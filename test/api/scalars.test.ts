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
  const LIST = `query ($from: DateTime) { failoverRunConfigurations(filter: { createdFrom: $from }) { nodes { id } }
    plannedRuns(filter: { createdBefore: $from }) { nodes { id } } }`;
  const NOTHING = { data: { failoverRunConfigurations: { nodes: [] }, plannedRuns: { nodes: [] } } };

  it.each([
    '2026-01-01T00:00:00Z',
    '2026-01-01t00:00:00.123+02:00',
    `2026-01-01T00:00:00.${'9'.repeat(1_000)}Z`,
    '2016-12-31T23:59:60Z',
    '2016-12-31T23:59:60.5-23:59',
    ...[
      '0000-01-01T00:00:00',
      '0001-01-01T00:00:00',
      '9999-12-31T23:59:59.999',
      '9999-12-31T23:59:60',
    ].flatMap((local) => ['Z', '+23:59', '-23:59'].map((offset) => `${local}${offset}`)),
  ])('takes %s, in variables and as a literal', async (from) => {
    expect(await api.execute(LIST, { from })).toEqual(NOTHING);
    const literal = LIST.replace('($from: DateTime)', '').replaceAll('$from', JSON.stringify(from));
    expect(await api.execute(literal)).toEqual(NOTHING);
  });

  it.each([
    'yesterday',
    '2026-13-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:61Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01',
    '+275760-09-13T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    'x'.repeat(100_000),
    1_767_225_600_000,
    true,
    {},
  ])('refuses %j, without repeating it', async (from) => {
    const { errors } = await api.execute(LIST, { from });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toBe(
      'Variable "$from" has invalid value: DateTime must be an instant in ISO 8601 with its offset, such as 2026-03-01T12:00:00Z.',
    );
  });
});
