import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi } from '../../support/api.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

/** Posts the operation with variables as this JSON text, which JSON.stringify could not write. */
async function send(query: string, variables = '{}') {
  const response = await api.post(`{"query":${JSON.stringify(query)},"variables":${variables}}`);
  return { status: response.status, ...(await response.json()) };
}

const ISSUES = 'issues { severity code path }';
const error = (code: string, ...path: string[]) => ({ severity: 'ERROR', code, path });

/** Everything wrong at once, as JSON and as a GraphQL literal. */
const FAULTY_JSON = `{
  "replicationClusterId": 9007199254740993,
  "protectionGroupId": "abc",
  "objects": [{"objectId": "12a"}, {"objectId": "7"}, {"objectId": "7"}, {"objectId": "9223372036854775808"}, {"objectId": 1.5}, {"objectId": -1}],
  "viewId": {}
}`;
const FAULTY_LITERAL = FAULTY_JSON.replaceAll(/"(\w+)":/g, '$1:').replace('9007199254740993', '"0x10"');
const FAULTS = [
  error('WRONG_TYPE', 'viewId'),
  error('WRONG_TYPE', 'objects', '0', 'objectId'),
  error('ID_OUT_OF_RANGE', 'objects', '3', 'objectId'),
  error('WRONG_TYPE', 'objects', '4', 'objectId'),
  error('DUPLICATE_OBJECT', 'objects', '2', 'objectId'),
  error('ID_OUT_OF_RANGE', 'objects', '5', 'objectId'),
  error('MALFORMED_PROTECTION_GROUP_ID', 'protectionGroupId'),
];

describe('within a configuration, malformed ids are issues beside all others', () => {
  it.each([
    [
      'validateFailoverRunConfiguration',
      `query ($c: FailoverRunConfigurationInput!) { answer: validateFailoverRunConfiguration(configuration: $c) { ${ISSUES} } }`,
      `{"c": ${FAULTY_JSON}}`,
    ],
    [
      'previewPlannedRun',
      `query ($c: FailoverRunConfigurationInput!) { answer: previewPlannedRun(configuration: $c) { ${ISSUES} } }`,
      `{"c": ${FAULTY_JSON}}`,
    ],
    [
      'createFailoverRunConfiguration',
      `mutation ($i: CreateFailoverRunConfigurationInput!) { answer: createFailoverRunConfiguration(input: $i) { ${ISSUES} } }`,
      `{"i": {"configuration": ${FAULTY_JSON}}}`,
    ],
    [
      'createFailoverRunConfiguration, partly by literals',
      `mutation ($r: Int64!, $c: [FailoverRunObjectInput!]!) { answer: createFailoverRunConfiguration(input: { configuration: {
        replicationClusterId: 1.0, protectionGroupId: "abc", objects: $c, viewId: [1] } }) { ${ISSUES} }
        unused: __typename @include(if: false) viewerless: importFailoverRunConfiguration(input: { dictionary: {}, sourceClusterId: $r }) { __typename } }`,
      `{"r": 1, "c": ${/"objects": (\[.*\])/.exec(FAULTY_JSON)?.[1]}}`,
    ],
  ])('by variables: %s', async (_name, query, variables) => {
    const { status, data, errors } = await send(query, variables);
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    const first = error(query.includes('1.0') ? 'WRONG_TYPE' : 'UNSAFE_INTEGER', 'replicationClusterId');
    expect(data.answer.issues).toEqual([first, ...FAULTS]);
  });

  it.each([
    `{ answer: validateFailoverRunConfiguration(configuration: ${FAULTY_LITERAL}) { ${ISSUES} } }`,
    `{ answer: previewPlannedRun(configuration: ${FAULTY_LITERAL}) { ${ISSUES} } }`,
    `mutation { answer: createFailoverRunConfiguration(input: { configuration: ${FAULTY_LITERAL} }) { ${ISSUES} } }`,
    `query ($c: FailoverRunConfigurationInput! = ${FAULTY_LITERAL}) {
      answer: validateFailoverRunConfiguration(configuration: $c) { ${ISSUES} } }`,
  ])('by literals: %s', async (query) => {
    const { data, errors } = await send(query);
    expect(errors).toBeUndefined();
    expect(data.answer.issues).toEqual([error('WRONG_TYPE', 'replicationClusterId'), ...FAULTS]);
  });

  it('and nothing of them is stored', async () => {
    const { data } = await send('{ failoverRunConfigurations { nodes { id } } }');
    expect(data.failoverRunConfigurations.nodes).toEqual([]);
  });

  it('with messages that name the field and say what to send', async () => {
    const query = `query ($c: FailoverRunConfigurationInput!) { validateFailoverRunConfiguration(configuration: $c) { issues { message } } }`;
    const { data } = await send(query, `{"c": ${FAULTY_JSON}}`);
    const messages = data.validateFailoverRunConfiguration.issues.map(
      ({ message }: { message: string }) => message,
    );
    expect(messages[0]).toMatch(/^replicationClusterId got a JSON number beyond .*send it as a string\.$/);
    expect(messages[1]).toMatch(/^viewId must be an integer/);
    expect(messages[2]).toMatch(/^objectId must be an integer in decimal digits/);
  });

  it('of which 200 are listed', async () => {
    const objects = JSON.stringify(Array.from({ length: 9_999 }, () => ({ objectId: 'x' })));
    const query = `query ($o: [FailoverRunObjectInput!]!) { validateFailoverRunConfiguration(configuration: {
      replicationClusterId: 2, protectionGroupId: "1:2:3", objects: $o }) { valid issues { code path } } }`;
    const { valid, issues } = (await send(query, `{"o": ${objects}}`)).data.validateFailoverRunConfiguration;
    expect(valid).toBe(false);
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)).toEqual({ code: 'TOO_MANY_ISSUES', path: [] });
    const tooMany = JSON.stringify(Array.from({ length: 10_001 }, () => ({ objectId: 'x' })));
    expect((await send(query, `{"o": ${tooMany}}`)).data.validateFailoverRunConfiguration.issues).toEqual([
      { code: 'TOO_MANY_OBJECTS', path: ['objects'] },
    ]);
  });
});

describe('elsewhere malformed ids are refused before anything is executed', () => {
  const SOUND = '{ replicationClusterId: 2, protectionGroupId: "1:2:3", objects: [{ objectId: 1 }] }';
  const malformed = ['"12a"', '9007199254740993', '1.5', 'true', '{}', '[]', '"9223372036854775808"', '""'];

  it('whatever was refused before, and with the status that the kind of fault has', async () => {
    const literal = () => send('{ cluster(id: "12a") { name } }');
    const variable = () => send('query ($v: Int64!) { cluster(id: $v) { name } }', '{"v": "12a"}');
    const statuses: number[] = [];
    for (const ask of [variable, literal, variable, literal]) statuses.push((await ask()).status);
    // As GraphQL over HTTP has it for application/json: an invalid document is a well-formed request.
    expect(statuses).toEqual([400, 200, 400, 200]);
  });

  it.each([
    ['Int64!', 'query ($v: Int64!) { cluster(id: $v) { name } }', '$v'],
    [
      'Int64, beside a configuration',
      `query ($v: Int64) { validateFailoverRunConfiguration(configuration: ${SOUND}, sourceClusterId: $v) { valid } }`,
      '$v',
    ],
    [
      'Int64, within the literal of a configuration',
      `query ($v: Int64!) { validateFailoverRunConfiguration(configuration: { replicationClusterId: $v, objects: [] }) { valid } }`,
      '$v',
    ],
    [
      'Int64, used nowhere it matters',
      `query ($v: Int64) { node(id: "x") @skip(if: true) { id } cluster(id: $v) @skip(if: true) { name } }`.replace(
        'Int64)',
        'Int64!)',
      ),
      '$v',
    ],
  ])('as a variable: %s', async (_title, query, name) => {
    for (const value of malformed) {
      const { status, data, errors } = await send(query, `{"v": ${value}}`);
      expect(data).toBeUndefined();
      expect(status).toBe(400);
      expect(errors).toMatchObject([
        { message: expect.stringContaining(name), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });

  it.each([
    [
      'mutation ($v: CreateFailoverRunConfigurationInput!) { createFailoverRunConfiguration(input: $v) { issues { code } } }',
      `{"v": {"sourceClusterId": "x", "configuration": ${FAULTY_JSON}}}`,
      ['Variable "$v" has invalid value at ".sourceClusterId": Int64 must be an integer in decimal digits'],
    ],
    [
      'query ($v: FailoverRunConfigurationFilter) { failoverRunConfigurations(filter: $v) { nodes { id } } }',
      '{"v": {"sourceClusterId": 1.5, "replicationClusterId": "9223372036854775808"}}',
      [
        'at ".sourceClusterId": Int64 must be an integer',
        'at ".replicationClusterId": Int64 must be between',
      ],
    ],
  ])('within a variable: %s', async (query, variables, messages) => {
    const { status, data, errors } = await send(query, variables);
    expect([status, data]).toEqual([400, undefined]);
    expect(errors.map(({ message }: { message: string }) => message)).toEqual(
      messages.map((message) => expect.stringContaining(message)),
    );
  });

  it.each([
    '{ cluster(id: "x") { name } }',
    'query ($id: Int64! = "x") { cluster(id: $id) { name } }',
    `{ validateFailoverRunConfiguration(configuration: ${SOUND}, sourceClusterId: "x") { valid } }`,
    '{ failoverRunConfigurations(filter: { sourceClusterId: "x" }) { nodes { id } } }',
    `mutation { createFailoverRunConfiguration(input: { sourceClusterId: 1.5, configuration: ${FAULTY_LITERAL} }) { issues { code } } }`,
  ])('as a literal: %s', async (query) => {
    const { data, errors } = await send(query);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      { message: expect.stringContaining('Int64 must be'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
