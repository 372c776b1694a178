import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BETA, Harness } from './harness.ts';

const LOGIN = { username: 'operator', password: 'alpha-password-1', domain: 'LOCAL' };

describe('authentication', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.close());
  const clusters = (headers: Record<string, string>) =>
    harness.request('GET', '/alpha/v2/clusters', undefined, headers);

  it('refuses wrong and missing credentials alike', async () => {
    for (const headers of [
      {},
      { apiKey: 'beta-key-1' },
      { authorization: 'Bearer x' },
      { 'session-id': 'x' },
    ]) {
      const { status, body } = await clusters(headers as Record<string, string>);
      expect(status).toBe(401);
      expect(body.errorCode).toBe('KStatusUnauthorized');
    }
  });

  it('lets in by session id', async () => {
    expect((await clusters({ 'session-id': 'alpha-session-1' })).status).toBe(200);
  });

  it('gives tokens that expire', async () => {
    const { status, body } = await harness.request('POST', '/alpha/v2/access-tokens', LOGIN);
    expect(status).toBe(201);
    const headers = { authorization: `${body.tokenType} ${body.accessToken}` };
    expect((await clusters(headers)).status).toBe(200);
    await harness.advance(25 * 3600);
    expect((await clusters(headers)).status).toBe(401);
    const again = await harness.request('POST', '/alpha/v2/access-tokens', { ...LOGIN, domain: null });
    const renewed = { authorization: `Bearer ${again.body.accessToken}` };
    expect((await clusters(renewed)).status).toBe(200);
    await harness.control('POST', 'clusters', { cluster: 'alpha', expireTokens: true });
    expect((await clusters(renewed)).status).toBe(401);
  });

  it('gives tokens also under the other spelling of some releases', async () => {
    const { status, body } = await harness.request('POST', '/alpha/v2/accessTokens', LOGIN);
    expect(status).toBe(201);
    expect((await clusters({ authorization: `Bearer ${body.accessToken}` })).status).toBe(200);
    const wrong = { ...LOGIN, password: 'no' };
    expect((await harness.request('POST', '/alpha/v2/accessTokens', wrong)).status).toBe(401);
  });

  it('refuses unknown tokens in the words by which an SDK knows to log in again', async () => {
    expect((await clusters({ authorization: 'Bearer x' })).body).toEqual({
      errorCode: 'KStatusUnauthorized',
      message: 'The access token is invalid.',
      taskLogId: null,
    });
  });

  it('gives no token for a wrong password', async () => {
    const { status } = await harness.request('POST', '/alpha/v2/access-tokens', { ...LOGIN, password: 'no' });
    expect(status).toBe(401);
  });

  it('revokes an API key and gives it back', async () => {
    await harness.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: true });
    expect((await harness.alpha('GET', '/clusters')).status).toBe(401);
    await harness.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: false });
    expect((await harness.alpha('GET', '/clusters')).status).toBe(200);
  });

  it('selects the cluster by header at Helios', async () => {
    const helios = (headers: Record<string, string>) =>
      harness.request('GET', '/helios/v2/clusters', undefined, headers);
    const { body } = await helios({ apiKey: 'helios-key-1', accessClusterId: BETA.toString() });
    expect(body.name).toBe('beta');
    expect((await helios({ apiKey: 'helios-key-1' })).status).toBe(400);
    expect((await helios({ apiKey: 'helios-key-1', accessClusterId: '1' })).status).toBe(404);
    expect((await helios({ apiKey: 'beta-key-1', accessClusterId: BETA.toString() })).status).toBe(401);
  });
});
