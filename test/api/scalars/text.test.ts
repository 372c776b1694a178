import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi } from '../../support/api.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

describe('what issues repeat of a dictionary', () => {
  const IMPORT =
    'mutation ($dictionary: JSON!) { importFailoverRunConfiguration(input: { dictionary: $dictionary }) { issues { message path } } }';

  it.each([
    ['half of a character, escaped in the text', '{"a\\ud800b": 1, "runType": "\\udfff"}'],
    [
      'a long text, cut in the middle of a character',
      JSON.stringify({ ['😀'.repeat(200)]: 1, runType: '😀'.repeat(99) }),
    ],
    ['no JSON at all', `${'😀'.repeat(50)}`],
    ['no JSON at all, with half of a character', '{"😀😀😀😀😀😀😀😀😀😀'],
    ['nothing but controls', { '\0\u0001\u007f': '\0' }],
  ])('is text that every client can read: %s', async (_what, dictionary) => {
    const { data, errors } = await api.execute(IMPORT, { dictionary });
    expect(errors).toBeUndefined();
    const { issues } = data.importFailoverRunConfiguration;
    expect(issues).not.toEqual([]);
    for (const { message, path } of issues)
      for (const text of [message, ...path]) expect(text.isWellFormed(), JSON.stringify(text)).toBe(true);
  });
});
