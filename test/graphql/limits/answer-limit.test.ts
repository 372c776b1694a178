import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLength, limitAnswer } from '../../../src/graphql/limits/answer-limit.ts';
import { openTestApi } from '../../support/api.ts';

describe('the length of an answer', () => {
  it.each([
    ['text', { a: 'x'.repeat(1_000) }],
    ['lists', { a: Array.from({ length: 500 }, (_, n) => ({ id: String(n), n, is: true, none: null })) }],
    ['nesting', { a: { b: { c: [[['x'.repeat(50)]]] } } }],
  ])('is about that of the JSON: %s', (_what, value) => {
    const { length } = JSON.stringify(value);
    const estimate = jsonLength(value, 1_000_000);
    expect(estimate).toBeGreaterThan(length * 0.7);
    expect(estimate).toBeLessThan(length * 1.6);
  });

  it('is not worked out beyond the limit', () => {
    const beyond = {
      get trap() {
        throw new Error('looked at');
      },
    };
    expect(jsonLength([beyond, 'x'.repeat(2_000), {}], 1_000)).toBeGreaterThan(1_000);
  });

  it('leaves a result alone that is within it', () => {
    const result = { data: { a: 1 } };
    expect(limitAnswer(result, 1_000)).toBe(result);
    expect(limitAnswer({ data: { a: 'x'.repeat(1_000) } }, 1_000)).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'ANSWER_TOO_LARGE', http: { status: 400 } } }],
    });
  });
});

describe('an answer longer than allowed', () => {
  let api: Awaited<ReturnType<typeof openTestApi>>;
  beforeAll(async () => {
    api = await openTestApi({ clientLimits: { maxAnswerBytes: 10_000 } });
  });
  afterAll(() => api.close());

  const objects = (length: number) => Array.from({ length }, (_, n) => ({ objectId: String(n + 1) }));
  const create = (length: number) =>
    api.execute(
      `mutation ($c: FailoverRunConfigurationInput!) {
        createFailoverRunConfiguration(input: { configuration: $c }) { configuration { id objects { objectId } } } }`,
      { c: { replicationClusterId: '2', protectionGroupId: '1:2:3', objects: objects(length) } },
    );

  it('is refused, and the mutation carried out', async () => {
    expect((await create(10)).errors).toBeUndefined();
    expect(await create(1_000)).toMatchObject({
      data: null,
      errors: [{ message: expect.stringContaining('carried out'), extensions: { code: 'ANSWER_TOO_LARGE' } }],
    });
    const { data } = await api.execute('{ failoverRunConfigurations { nodes { objectCount } } }');
    expect(data.failoverRunConfigurations.nodes).toEqual([{ objectCount: 1_000 }, { objectCount: 10 }]);
  });
});
