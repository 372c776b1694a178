import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const FIXTURES = 'test/simulator/fixtures';
const ISSUED = ['--tls-cert', `${FIXTURES}/issued.pem`, '--tls-key', `${FIXTURES}/issued-key.pem`];
const SELF_SIGNED = [
  '--tls-cert',
  'test/fixtures/localhost-certificate.pem',
  '--tls-key',
  'test/fixtures/localhost-key.pem',
];

describe('the clusters file of a simulator with a certificate', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const start = (...options: string[]) =>
    spawn(process.execPath, [
      'simulator/main.ts',
      '--speed',
      '0',
      '--clusters-file',
      join(folder, 'clusters.yaml'),
      ...options,
    ]);

  /** What a client reads that believes the file and nothing else. */
  async function nameThrough(...options: string[]): Promise<unknown> {
    const child = start(...options);
    try {
      for await (const line of createInterface({ input: child.stdout }))
        if (line.startsWith('Clusters file:')) break;
      const [{ endpoint, apiKey, caFile }] = parse(
        readFileSync(join(folder, 'clusters.yaml'), 'utf8'),
      ).clusters;
      const sent = request(`${endpoint}/clusters`, { headers: { apikey: apiKey }, ca: readFileSync(caFile) });
      sent.end();
      const [response] = await once(sent, 'response');
      let text = '';
      for await (const chunk of response) text += chunk;
      return JSON.parse(text).name;
    } finally {
      child.kill('SIGKILL');
    }
  }

  it('names one that is self-signed', async () => {
    expect(await nameThrough(...SELF_SIGNED)).toBe('alpha');
  });

  it('names that of the authority, and the host that the certificate is for', async () => {
    expect(await nameThrough(...ISSUED, '--tls-ca', `${FIXTURES}/authority.pem`)).toBe('alpha');
  });

  it.each([
    ['is missing', [], /--tls-ca is missing: .*issued\.pem was issued by .*CN=Example authority/],
    [
      'is another one',
      ['--tls-ca', 'test/fixtures/localhost-certificate.pem'],
      /--tls-ca: .*localhost-certificate\.pem does not hold .*CN=Example authority/,
    ],
  ])('is not written when that of the authority %s', async (_case, options, message) => {
    const child = start(...ISSUED, ...options);
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    const [code] = await once(child, 'close');
    expect([code, complaint]).toEqual([1, expect.stringMatching(message)]);
  });
});
