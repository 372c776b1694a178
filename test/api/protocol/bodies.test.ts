import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../support/api.ts';
import { send } from '../../support/http.ts';
import { openTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const JSON_TYPE = 'application/json';
const QUERY = '{"query":"{ viewer { name } }"}';
const DONE = { status: 200, body: '{"data":{"viewer":{"name":"anonymous"}}}' };
const chunked = { 'transfer-encoding': 'chunked' };

const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  send(server.url, { method: 'POST', headers: { 'content-type': JSON_TYPE, ...headers }, body });
const refusal = (status: number, code: string, message: string) => ({
  status,
  body: expect.stringMatching(
    new RegExp(`^{"errors":\\[{"message":"[^"]*${message}.*"code":"${code}"}}\\]}$`),
  ),
});

describe('text', () => {
  const dictionary = (name: string) =>
    JSON.stringify({
      query: `mutation { importFailoverRunConfiguration(input: { dictionary: "{\\"${name}\\":1}" }) { issues { path } } }`,
    });

  it.each([
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'Application/JSON; Charset=UTF8',
    'application/json; charset=us-ascii',
    'application/json; profile=x',
  ])('is read as %s', async (type) => {
    const answer = await post(dictionary('größe 𝔊'), { 'content-type': type });
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('["größe 𝔊"]') });
  });

  it.each([{}, chunked])('may begin with a byte order mark, sent with %j', async (headers) => {
    expect(await post(`\ufeff${QUERY}`, headers)).toMatchObject(DONE);
  });

  it.each(['iso-8859-1', 'windows-1252', 'utf-16', 'utf-16le', 'shift_jis', 'utf-7', 'x'])(
    'that is declared to be %s is refused',
    async (charset) => {
      const answer = await post(QUERY, { 'content-type': `application/json; charset=${charset}` });
      expect(answer).toMatchObject(refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'JSON in UTF-8'));
    },
  );

  it.each([
    ['Latin-1', Buffer.from(dictionary('größe'), 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${QUERY}`, 'utf16le')],
    ['half a character', Buffer.from(dictionary('€')).subarray(0, -70)],
    [
      'a surrogate',
      Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    ],
    ['an overlong character', Buffer.from([0xc0, 0xaf])],
  ])('that is not UTF-8 is refused, not stored damaged: %s', async (_what, bytes) => {
    const expected = refusal(400, 'BAD_REQUEST', '(not UTF-8|not JSON)');
    expect(await post(bytes)).toMatchObject(expected);
    expect(await post(bytes, chunked)).toMatchObject(expected);
  });

  it.each(['', '{', '{"query":', 'null', '1', '"{}"', '[]', `[${QUERY}]`, '[null]'])(
    'that is no JSON object is refused: %j',
    async (body) => {
      expect(await post(body)).toMatchObject(refusal(400, 'BAD_REQUEST', 'JSON'));
    },
  );
});

describe('half of a character, which JSON can escape and no encoding knows', () => {
  const query =
    'query ($x: [String!]) { clusters { protectionGroups(filter: { names: $x }) { nodes { name } } } }';
  const expected = { status: 400, code: 'BAD_USER_INPUT' };
  const judge = ({ status, body }: { status: number; body: string }) => {
    const [{ message, extensions }] = JSON.parse(body).errors;
    return { status, code: extensions.code, message };
  };

  it.each([
    ['"\\ud800"', 'variables.x'],
    ['["a", "\\uDFFFb"]', 'variables.x.1'],
    ['{"\\udbff": 1}', 'variables.x.\ufffd'],
    [`${'['.repeat(100_000)}"\\ud800"${']'.repeat(100_000)}`, 'variables.x.0.0'],
  ])('is refused with its place: %.20s', async (value, place) => {
    const answer = judge(await post(`{"query":${JSON.stringify(query)},"variables":{"x":${value}}}`));
    expect(answer).toMatchObject({ ...expected, message: expect.stringContaining(`at ${place}`) });
  });

  it('is refused in parameters of a GET request, too', async () => {
    const search = new URLSearchParams({ query, variables: '{"x":"\\ud800"}' });
    expect(judge(await send(`${server.url}?${search}`))).toMatchObject(expected);
  });

  it('is something else than a whole one', async () => {
    const answer = await post(`{"query":${JSON.stringify(query)},"variables":{"x":"\\ud83d\\ude00"}}`);
    expect(answer).toMatchObject({ status: 200, body: '{"data":{"clusters":[]}}' });
  });
});

describe('compression', () => {
  const compressions: [string, (text: string) => Uint8Array][] = [
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    // As quickly as it can: the best takes many seconds.
    ['br', (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['identity', (text) => Buffer.from(text)],
    ['identity, gzip', gzipSync],
  ];
  const bomb = QUERY.padEnd(20_000_000);

  it.each(compressions)('%s is understood', async (coding, compress) => {
    const headers = { 'content-encoding': coding };
    expect(await post(compress(QUERY), headers)).toMatchObject(DONE);
    expect(await post(compress(QUERY), { ...headers, ...chunked })).toMatchObject(DONE);
  });

  it.each(compressions.slice(0, 5))('%s counts with what comes out of it', async (coding, compress) => {
    const largest = QUERY.padEnd(DEFAULT_SETTINGS.maxRequestBytes);
    // Compressed beforehand, or a kept-alive connection could close meanwhile.
    const [fitting, tooLarge, bombing] = [largest, `${largest} `, bomb].map(compress) as [
      Buffer,
      Buffer,
      Buffer,
    ];
    const headers = { 'content-encoding': coding };
    expect(await post(fitting, headers)).toMatchObject(DONE);
    const expected = refusal(413, 'REQUEST_ENTITY_TOO_LARGE', 'more than 2000000 bytes');
    expect(await post(tooLarge, headers)).toMatchObject(expected);
    expect(await post(bombing, headers)).toMatchObject(expected);
  });

  it.each(['zstd', 'compress', 'gzip, gzip', 'br, gzip', 'none', 'utf-8'])(
    '%s is refused by its name, with what there is instead',
    async (coding) => {
      const answer = await post(gzipSync(QUERY), { 'content-encoding': coding });
      expect(answer).toMatchObject({ status: 415, headers: { 'accept-encoding': 'gzip, deflate, br' } });
      expect(answer.body).toContain(coding);
    },
  );

  it.each([
    ['gzip', Buffer.from(QUERY)],
    ['br', Buffer.from(QUERY)],
    ['gzip', gzipSync(QUERY).subarray(0, -9)],
    ['deflate', gzipSync(QUERY)],
    ['gzip', Buffer.alloc(0)],
  ])('that is none is refused: %s', async (coding, bytes) => {
    const expected = refusal(400, 'BAD_REQUEST', `not compressed as ${coding}`);
    expect(await post(bytes, { 'content-encoding': coding })).toMatchObject(expected);
  });
});
