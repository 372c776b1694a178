import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start();
});
afterAll(() => harness.close());

/** `fetch` would not send a Host header of one's choice. */
function statusOf(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${harness.simulator.baseUrl}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const KEY = { apikey: 'alpha-key-1' };

describe.each([
  ['control', 'GET', '/__control/state', {}],
  ['a cluster', 'GET', '/alpha/v2/clusters', KEY],
  ['Helios', 'GET', '/helios/v2/clusters', { apikey: 'helios-key-1', accessclusterid: '4401288812305341' }],
  ['a reset', 'POST', '/__control/reset', {}],
])('%s', (_name, method, path, headers) => {
  it.each([
    ['a name that leads here', { host: 'rebound.example.com' }],
    ['an address of the network', { host: '192.168.1.5:4100' }],
    ['a name that begins like one', { host: '127.0.0.1.example.com' }],
    ['no name that can be read', { host: '][' }],
    ['a page of another site', { origin: 'https://example.com' }],
    ['a page without a site', { origin: 'null' }],
    ['an extension', { origin: 'chrome-extension://abcdef' }],
    ['a link of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused to %s', async (_from, foreign) => {
    expect(await statusOf(method, path, { ...headers, ...foreign })).toBe(403);
  });

  it.each([
    ['localhost', { host: 'localhost' }],
    ['any loopback address', { host: '127.8.8.8:1' }],
    ['IPv6', { host: '[::1]:4100' }],
    ['a page of this machine', { origin: 'http://localhost:4000', 'sec-fetch-site': 'same-site' }],
    ['an address typed in', { 'sec-fetch-site': 'none' }],
  ])('is there for %s', async (_from, own) => {
    expect(await statusOf(method, path, { ...headers, ...own })).toBe(200);
  });
});

it.each([
  ['text/plain', 415],
  ['application/x-www-form-urlencoded', 415],
  ['application/json; charset=utf-16', 415],
  ['application/jsonp', 415],
  ['application/json', 200],
  ['Application/JSON; charset="UTF-8"', 200],
])('control takes JSON that says so: %s is answered %i', async (type, status) => {
  expect(await statusOf('POST', '/__control/clock', { 'content-type': type }, '{"speed":0}')).toBe(status);
});

it('control takes no body without a type, not even an empty one of another', async () => {
  expect(await statusOf('POST', '/__control/clock', {}, '{"speed":0}')).toBe(415);
  expect(await statusOf('POST', '/__control/reset', { 'content-type': 'text/plain' })).toBe(415);
  expect(await statusOf('POST', '/__control/reset', {})).toBe(200);
});

it('reads a target that is a whole URL', async () => {
  const { port } = harness.simulator;
  const status = await new Promise((resolve, reject) => {
    const target = `http://127.0.0.1:${port}/alpha/v2/clusters`;
    request({ port, host: '127.0.0.1', path: target, headers: KEY }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(200);
});
