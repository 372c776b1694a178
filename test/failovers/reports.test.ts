import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPage, withSignature } from '../../src/core/failovers/report/report-document.ts';
import { startTestSimulator } from '../support/api.ts';
import { postOperation } from '../support/http.ts';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

const PROGRAM = join(import.meta.dirname, '../../src/process/verify-report.ts');

describe('the report of a failover', () => {
  let server: TestServer;
  let simulator: Awaited<ReturnType<typeof startTestSimulator>>;
  let page: string;
  let key: string;
  beforeAll(async () => {
    simulator = await startTestSimulator({ startTime: new Date() });
    server = await openTestServer({ simulator, worker: false });
    const [, beta] = simulator.clusters;
    const { groups } = simulator.snapshot() as {
      groups: readonly { cluster: string; name: string; id: string; objectIds: readonly string[] }[];
    };
    const group = groups.find(({ cluster, name }) => cluster === 'alpha' && name === 'Web');
    const post = async (query: string, variables: object) => {
      const { data, errors } = await postOperation(server.server.url, query, variables);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    };
    const { createFailoverRunConfiguration } = await post(
      `mutation ($c: FailoverRunConfigurationInput!) {
        createFailoverRunConfiguration(input: { configuration: $c }) { configuration { id } }
      }`,
      {
        c: {
          replicationClusterId: String(beta?.id),
          protectionGroupId: group?.id,
          objects: group?.objectIds.map((objectId) => ({ objectId })),
        },
      },
    );
    await post(
      `mutation ($i: InitiateFailoverInput!) { initiateFailover(input: $i) { issues { message } } }`,
      { i: { failoverId: 'r-1', configurationId: createFailoverRunConfiguration.configuration.id } },
    );
    await post(
      `mutation {
        note: addFailoverNote(input: { failoverId: "r-1", note: "<script>alert(1)</script> & more" }) { issues { message } }
        stopped: addFailoverNote(input: { failoverId: "r-1", mark: SOURCE_STOPPED, at: "2026-01-05T08:00:00Z" }) { issues { message } }
        up: addFailoverNote(input: { failoverId: "r-1", mark: SERVICE_UP, at: "2026-01-05T08:10:30Z" }) { issues { message } }
      }`,
      {},
    );
    page = await (await fetch(`${server.server.url}/reports/r-1`)).text();
    key = await (await fetch(`${server.server.url}/reports/key`)).text();
  });
  afterAll(async () => {
    await server.close();
    await simulator.close();
  });
  const check = (text: string, publicKey = key) =>
    checkPage(text, (signed, signature) =>
      verify(null, Buffer.from(signed), publicKey, Buffer.from(signature, 'base64')),
    );

  test('measures by the marks, and is the same as data and as a page', async () => {
    const { data } = await postOperation(
      server.server.url,
      '{ failoverByFailoverId(failoverId: "r-1") { report { path hash signature recoveryTimeSeconds recoveryPointSeconds stepsNotExecuted clusterAuditEntries { side } } } }',
    );
    const { report } = data.failoverByFailoverId;
    expect(report).toMatchObject({
      path: '/reports/r-1',
      recoveryTimeSeconds: 630,
      recoveryPointSeconds: null,
    });
    expect(report.stepsNotExecuted).toContain('ACTIVATE');
    expect(verify(null, Buffer.from(report.hash), key, Buffer.from(report.signature, 'base64'))).toBe(true);
    expect(page).toContain(report.hash);
    expect(page).not.toContain('<script>alert');
  });

  test('holds as it was answered, by the program too', () => {
    expect(check(page)).toEqual([]);
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'report.html'), page);
    writeFileSync(join(folder, 'key.pem'), key);
    const run = (file: string) =>
      execFileSync(process.execPath, [PROGRAM, join(folder, file), '--key', join(folder, 'key.pem')], {
        stdio: 'pipe',
      });
    expect(run('report.html').toString()).toContain('The report holds');
    writeFileSync(join(folder, 'changed.html'), page.replace('r-1', 'r-2'));
    expect(() => run('changed.html')).toThrow(/has been changed/);
  });

  test('does not hold with one changed byte', () => {
    const body = page.slice(0, page.lastIndexOf('\n<!-- signature'));
    for (const position of [20, Math.floor(body.length / 3), Math.floor(body.length / 2), body.length - 5]) {
      const other = body[position] === 'x' ? 'y' : 'x';
      const changed = `${page.slice(0, position)}${other}${page.slice(position + 1)}`;
      expect(check(changed), `byte ${position}`).not.toEqual([]);
    }
  });

  test('does not hold with a changed event, all hashes computed anew and signed with another key', () => {
    const forger = generateKeyPairSync('ed25519');
    const forged = page
      .slice(0, page.lastIndexOf('\n<!-- signature'))
      .replaceAll('A failover of', 'Another failover of');
    const signature = sign(null, Buffer.from(forged), forger.privateKey).toString('base64');
    expect(check(withSignature(forged, signature))).not.toEqual([]);
  });

  test('is not there for an unknown failover, and by GET only', async () => {
    expect((await fetch(`${server.server.url}/reports/unknown`)).status).toBe(404);
    expect((await fetch(`${server.server.url}/reports/r-1`, { method: 'DELETE' })).status).toBe(405);
  });
});
