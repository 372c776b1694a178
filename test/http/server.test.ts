import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../support/api.ts';
import { answerTo, postOperation, send } from '../support/http.ts';
import { LARGE_ANSWER } from '../support/large-answer.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  send(`${server.server.url}${path}`, { headers });

describe('paths', () => {
  it('the root leads to GraphQL', async () => {
    expect(await get('/')).toMatchObject({ status: 302, headers: { location: '/graphql' } });
  });

  it.each(['/nowhere', '/graphql/x', '/health', '/health/live/', '//graphql', '/%', '/__control/state'])(
    '%s is not found, which is told in the form of GraphQL',
    async (path) => {
      const answer = await get(path);
      expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'application/json' } });
      expect(JSON.parse(answer.body)).toEqual({
        errors: [{ message: 'GraphQL is at /graphql.', extensions: { code: 'NOT_FOUND' } }],
      });
    },
  );
});

describe('request ids', () => {
  const idsLogged = () => server.logger.lines.map(({ fields }) => fields.requestId);

  it('are the caller’s own', async () => {
    const answer = await get('/health/live', { 'x-request-id': 'ticket:4711.a-b' });
    expect(answer.headers['x-request-id']).toBe('ticket:4711.a-b');
    expect(server.logger.lines).toContainEqual({
      level: 'info',
      message: 'request',
      fields: {
        requestId: 'ticket:4711.a-b',
        method: 'GET',
        path: '/health/live',
        status: 200,
        milliseconds: expect.any(Number),
      },
    });
  });

  it.each(['with space', '<script>', 'x'.repeat(129), ''])('%j is replaced', async (id) => {
    const { headers } = await get('/health/live', { 'x-request-id': id });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(idsLogged()).toContain(headers['x-request-id']);
  });

  it('are made where there is none, each different', async () => {
    const [one, other] = await Promise.all([get('/graphql'), get('/graphql')]);
    expect(one.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.headers['x-request-id']).not.toBe(other.headers['x-request-id']);
    expect(idsLogged()).toEqual(
      expect.arrayContaining([one.headers['x-request-id'], other.headers['x-request-id']]),
    );
  });

  it('are logged without what was asked for', async () => {
    await get(`/graphql?query=${encodeURIComponent('{ viewer { name } } # confidential')}`);
    expect(JSON.stringify(server.logger.lines)).not.toContain('confidential');
  });
});

describe('metrics', () => {
  it('are in the form of Prometheus, and count requests by route', async () => {
    await get('/graphql?query={viewer{name}}');
    await get('/some/unknown/path');
    const answer = await get('/metrics');
    expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(answer.body).toMatch(/^# TYPE http_request_duration_seconds histogram$/m);
    expect(answer.body).toMatch(
      /^http_request_duration_seconds_count\{route="\/graphql",method="GET",status="200"\} [1-9]\d*$/m,
    );
    expect(answer.body).toMatch(
      /^http_request_duration_seconds_bucket\{le="\+Inf",route="other",method="GET",status="404"\} [1-9]\d*$/m,
    );
    expect(answer.body).toMatch(/^process_resident_memory_bytes \d+$/m);
    // Each path of its own would let anyone fill the memory.
    expect(answer.body).not.toContain('unknown');
  });
});

describe('bodies', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    send(`${server.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const ofSize = (size: number) => {
    const query = '{ viewer { name } }';
    return JSON.stringify({ query }).padEnd(size);
  };

  it.each<Record<string, string>>([{}, { 'transfer-encoding': 'chunked' }])(
    'of the largest size are read, sent with %j',
    async (headers) => {
      const answer = await post(ofSize(DEFAULT_SETTINGS.maxRequestBytes), headers);
      expect(answer).toMatchObject({ status: 200, body: '{"data":{"viewer":{"name":"anonymous"}}}' });
    },
  );

  it.each<Record<string, string>>([{}, { 'transfer-encoding': 'chunked' }])(
    'beyond it are refused, sent with %j',
    async (headers) => {
      const answer = await post(ofSize(DEFAULT_SETTINGS.maxRequestBytes + 1), headers);
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.body)).toMatchObject({
        errors: [{ message: expect.any(String), extensions: { code: 'REQUEST_ENTITY_TOO_LARGE' } }],
      });
    },
  );

  it('without end are refused as soon as they are too large, and read no further', async () => {
    const sending = request(`${server.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    const answer = answerTo(sending);
    sending.write(ofSize(DEFAULT_SETTINGS.maxRequestBytes));
    sending.write(' ');
    expect(await answer).toMatchObject({ status: 413, headers: { connection: 'close' } });
    sending.destroy();
  });

  it('are JSON by a media type in capitals, too', async () => {
    const answer = await post('{"query":"{ viewer { name } }"}', { 'content-type': 'Application/JSON' });
    expect(answer.status).toBe(200);
  });

  it('that are no JSON are refused', async () => {
    const answer = await post('{"query":');
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).errors[0].extensions.code).toBe('BAD_REQUEST');
  });
});

describe('health', () => {
  it('is live and ready', async () => {
    expect(await get('/health/live')).toMatchObject({ status: 200, body: '{"live":true}' });
    const ready = await get('/health/ready');
    expect(ready).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(JSON.parse(ready.body)).toEqual({ ready: true, checks: { database: 'up' } });
  });

  it('is not ready once stopping has begun, even for those who asked before', async () => {
    const asked = Promise.withResolvers<void>();
    const checked = Promise.withResolvers<void>();
    const slow = () => {
      asked.resolve();
      return checked.promise;
    };
    const stopping = await openTestServer({ healthChecks: { slow } });
    const answer = send(`${stopping.server.url}/health/ready`);
    await asked.promise;
    const stopped = stopping.server.close(60_000);
    checked.resolve();
    expect(await answer).toMatchObject({ status: 503, headers: { connection: 'close' } });
    expect(JSON.parse((await answer).body)).toMatchObject({ ready: false, checks: { slow: 'up' } });
    await stopped;
    await stopping.close();
  });
});

describe('stopping', () => {
  it('waits until a slow client has taken all of its answer, and then for nothing more of it', async () => {
    const stopping = await openTestServer();
    stopping.server.node.keepAliveTimeout = 600_000;
    // A client that would keep its connection for ever.
    const agent = new Agent({ keepAlive: true });
    const headers = { 'content-type': 'application/json' };
    const asked = request(stopping.url, { agent, method: 'POST', headers });
    asked.end(LARGE_ANSWER);
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    const stopped = stopping.server.close(60_000);
    const text = (await response.toArray()).join('');
    expect(JSON.parse(text).data.validateFailoverRunConfiguration.configuration.b49).toMatch(/^\{.*\}$/);
    await stopped;
    agent.destroy();
    await stopping.close();
  });

  it('answers a request that came just before', async () => {
    const stopping = await openTestServer();
    const agent = new Agent({ keepAlive: true });
    const ask = () => answerTo(request(`${stopping.server.url}/health/live`, { agent }).end());
    await ask();
    const asked = ask();
    await stopping.server.close(60_000);
    expect(await asked).toMatchObject({ status: 200, headers: { connection: 'close' } });
    agent.destroy();
    await stopping.close();
  });

  it('ends connections that nothing is under way on, before and after an answer', async () => {
    const stopping = await openTestServer();
    const { port } = new URL(stopping.url);
    const silent = connect(Number(port), '127.0.0.1');
    const agent = new Agent({ keepAlive: true });
    await answerTo(request(`${stopping.server.url}/health/live`, { agent }).end());
    await stopping.server.close(60_000);
    await once(silent, 'close');
    agent.destroy();
    await stopping.close();
  });
});

describe('a database that fails under the server', () => {
  let failing: TestServer;
  beforeAll(async () => {
    failing = await openTestServer();
    await failing.database.close();
  });
  afterAll(() => failing.close());

  it('makes it live, but not ready, without telling strangers why', async () => {
    expect((await send(`${failing.server.url}/health/live`)).status).toBe(200);
    const answer = await send(`${failing.server.url}/health/ready`);
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.body)).toEqual({ ready: false, checks: { database: 'down' } });
    expect(failing.logger.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', fields: { check: 'database', err: expect.any(Error) } }),
    );
  });

  it('is a masked error under the request id that the log has, and no more', async () => {
    const answer = await send(`${failing.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'trace-1' },
      body: JSON.stringify({ query: '{ failoverRunConfigurations { nodes { id } } }' }),
    });
    expect(JSON.parse(answer.body).errors).toEqual([
      {
        message: 'Something went wrong on the server. Its log tells more under this request id.',
        locations: expect.any(Array),
        path: ['failoverRunConfigurations'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'trace-1' },
      },
    ]);
    expect(failing.logger.lines).toContainEqual({
      level: 'error',
      message: 'An operation failed unexpectedly',
      fields: { requestId: 'trace-1', err: expect.any(Error) },
    });
  });

  it('does not touch what needs no database', async () => {
    const { data } = await postOperation(failing.server.url, '{ viewer { name } }');
    expect(data).toEqual({ viewer: { name: 'anonymous' } });
  });
});

describe('targets', () => {
  /** One request as it stands, on a connection of its own. */
  async function sendLines(...lines: string[]): Promise<string> {
    const { hostname, port } = new URL(server.server.url);
    const socket = connect(Number(port), hostname);
    socket.end(`${[...lines, 'connection: close'].join('\r\n')}\r\n\r\n`);
    return Buffer.concat(await Array.fromAsync(socket as AsyncIterable<Buffer>)).toString();
  }
  const QUERY = '/graphql?query=%7Bviewer%7Bname%7D%7D';

  it.each(['http://localhost', 'HTTP://LOCALHOST:4000', 'https://127.0.0.1'])(
    'may be absolute, after %s',
    async (authority) => {
      expect(await sendLines(`GET ${authority}${QUERY} HTTP/1.1`, 'host: elsewhere.example')).toContain(
        '{"data":{"viewer":{"name":"anonymous"}}}',
      );
      expect(await sendLines(`GET ${authority} HTTP/1.1`, 'host: x')).toContain('302 Found');
    },
  );

  it('count with the name that an absolute one holds', async () => {
    const answer = await sendLines(`GET http://elsewhere.example${QUERY} HTTP/1.1`, 'host: localhost');
    expect(answer).toContain('FOREIGN_REQUEST');
  });

  it.each(['/graphql/', '/graphql/?query={viewer{name}}'])('may end in a slash: %s', async (path) => {
    const body = '{"query":"{ viewer { name } }"}';
    const headers = { 'content-type': 'application/json' };
    const answer = await send(`${server.server.url}${path}`, { method: 'POST', headers, body });
    expect(answer).toMatchObject({ status: 200, body: '{"data":{"viewer":{"name":"anonymous"}}}' });
  });
});
