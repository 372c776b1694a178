import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BETA, Harness } from './harness.ts';

const CONFIGURATION = {
  replicationClusterId: BETA,
  objects: [{ objectId: 101n }],
  cancelNonFailoverRuns: true,
};

/** A few hours of everything; returns every byte that was answered. */
async function play(harness: Harness, firstSeed = 1): Promise<string[]> {
  const answers: string[] = [];
  const note = async (reply: Promise<{ text: string; headers: Headers }>) => {
    const { text, headers } = await reply;
    answers.push(`${headers.get('date')} ${text}`);
  };
  await note(harness.alpha('GET', '/data-protect/protection-groups?includeLastRunInfo=true'));
  for (const [index, seconds] of [3600, 7200, 600, 30, 300, 86_400].entries()) {
    await harness.advance(seconds);
    await note(harness.alpha('POST', `/data-protect/failover/f-${index}/planned-run`, CONFIGURATION));
    await note(harness.alpha('GET', '/data-protect/failover/planned-runs'));
    await note(harness.alpha('GET', '/data-protect/runs/summary'));
    await note(harness.beta('GET', '/data-protect/runs/summary'));
  }
  await note(
    harness.request('POST', '/alpha/v2/access-tokens', {
      username: 'operator',
      password: `alpha-password-${firstSeed}`,
    }),
  );
  return answers;
}

describe('determinism', () => {
  it('answers the same requests at the same times alike, byte for byte, and other seeds otherwise', async () => {
    const first = await Harness.start();
    const second = await Harness.start();
    const other = await Harness.start({ seed: 2 });
    try {
      const answers = await play(first);
      expect(answers).toHaveLength(26);
      expect(await play(second)).toEqual(answers);
      await first.control('POST', 'reset', { seed: 1 });
      expect(await play(first)).toEqual(answers);
      const otherState = await other.control('GET', 'state');
      const state = await second.control('GET', 'state');
      expect(otherState.runs[0].backup.bytes).not.toBe(state.runs[0].backup.bytes);
    } finally {
      await Promise.all([first.close(), second.close(), other.close()]);
    }
  });

  it('keeps credentials whatever the seed of a reset, and everything else follows it', async () => {
    const [reset, fresh] = await Promise.all([Harness.start(), Harness.start({ seed: 2 })]);
    try {
      // What the server was configured with at the start.
      const { clusters, helios } = await reset.control('GET', 'state');
      await reset.control('POST', 'clusters', { cluster: 'alpha', apiKey: 'another' });
      await reset.control('POST', 'reset', { seed: 2 });
      const state = await reset.control('GET', 'state');
      expect([state.seed, state.clusters, state.helios]).toEqual([2n, clusters, helios]);
      for (const cluster of ['alpha', 'beta']) {
        await fresh.control('POST', 'clusters', { cluster, apiKey: `${cluster}-key-1` });
      }
      const answers = await play(reset);
      expect(await play(fresh, 2)).toEqual(answers);
      expect(await reset.beta('GET', '/remote-clusters')).toMatchObject({
        text: (await fresh.beta('GET', '/remote-clusters')).text,
      });
    } finally {
      await Promise.all([reset.close(), fresh.close()]);
    }
  });

  it('does not depend on how often it is asked', async () => {
    const [often, seldom] = await Promise.all([Harness.start(), Harness.start()]);
    try {
      for (let step = 0; step < 60; step += 1) {
        await often.advance(600);
        await often.alpha('GET', '/clusters');
      }
      await seldom.advance(36_000);
      const { text } = await often.request('GET', '/__control/state');
      const port = /127\.0\.0\.1:\d+/g;
      expect((await seldom.request('GET', '/__control/state')).text.replaceAll(port, '')).toBe(
        text.replaceAll(port, ''),
      );
    } finally {
      await Promise.all([often.close(), seldom.close()]);
    }
  });

  it('lets the clock go with real time when it has a speed, whatever the speed', async () => {
    const harness = await Harness.start({ speed: 10_000 });
    try {
      const now = async () => (await harness.control('GET', 'state')).virtualTimeUsecs as bigint;
      const before = await now();
      while ((await now()) === before);
      expect(Math.abs(Number(await now()) / 1000 - Date.now())).toBeLessThan(60_000);
      const { speed } = await harness.control('POST', 'clock', { speed: 0 });
      expect(speed).toBe(0n);
      const { virtualTimeUsecs: still } = await harness.control('GET', 'state');
      expect((await harness.control('GET', 'state')).virtualTimeUsecs).toBe(still);
    } finally {
      await harness.close();
    }
  });
});

describe('faults and log', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await Harness.start();
  });
  afterEach(() => harness.close());
  const accepted = async () => (await harness.failover('f-1'))?.acceptedPlannedRuns ?? 0n;
  const fault = (body: object) => harness.control('POST', 'faults', body);

  it('answers with a status, before any effect, as often as told', async () => {
    await fault({
      kind: 'status',
      status: 429,
      retryAfterSeconds: 7,
      path: 'planned-run',
      method: 'POST',
      times: 1,
    });
    const struck = await harness.plannedRun('f-1', CONFIGURATION);
    expect([struck.status, struck.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await accepted()).toBe(0n);
    expect((await harness.plannedRun('f-1', CONFIGURATION)).status).toBe(201);
  });

  it('drops before or after the effect', async () => {
    await fault({ kind: 'drop', cluster: 'alpha', times: 1 });
    await expect(harness.plannedRun('f-1', CONFIGURATION)).rejects.toThrow();
    expect(await accepted()).toBe(0n);
    await fault({ kind: 'dropAfterEffect', times: 1 });
    await expect(harness.plannedRun('f-1', CONFIGURATION)).rejects.toThrow();
    expect(await accepted()).toBe(1n);
  });

  it('answers with broken JSON', async () => {
    await fault({ kind: 'malformed', times: 1 });
    const response = await fetch(`${harness.simulator.baseUrl}/alpha/v2/clusters`);
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('keeps a slow request waiting', async () => {
    await fault({ kind: 'slow', ms: 3_600_000, times: 1 });
    const abort = new AbortController();
    const slow = fetch(`${harness.simulator.baseUrl}/alpha/v2/clusters`, { signal: abort.signal });
    const settled = slow.then(
      () => 'answered',
      () => 'given up',
    );
    let log: { status: bigint | null }[] = [];
    while (log.length === 0) log = await harness.control('GET', 'requests');
    expect(log[0]?.status).toBeNull();
    abort.abort();
    expect(await settled).toBe('given up');
  });

  it('strikes with a probability, drawn from the seed', async () => {
    await fault({ kind: 'status', status: 503, probability: 0.5 });
    const draw = async () => {
      const statuses: number[] = [];
      for (let index = 0; index < 40; index += 1)
        statuses.push((await harness.alpha('GET', '/clusters')).status);
      return statuses;
    };
    const statuses = await draw();
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    await harness.control('POST', 'reset', { seed: 1 });
    expect(await harness.control('GET', 'faults')).toEqual([]);
    await fault({ kind: 'status', status: 503, probability: 0.5 });
    expect(await draw()).toEqual(statuses);
    await harness.control('DELETE', 'faults');
    expect(new Set(await draw())).toEqual(new Set([200]));
  });

  it('a cluster that is down answers nobody, the other one does', async () => {
    await harness.control('POST', 'clusters', { cluster: 'beta', down: true });
    await expect(harness.beta('GET', '/clusters')).rejects.toThrow();
    expect((await harness.alpha('GET', '/clusters')).status).toBe(200);
  });

  it('logs what was asked of clusters, in order, with what was answered', async () => {
    await harness.alpha('GET', '/remote-clusters?clusterIds=1%2C2');
    await harness.control('GET', 'state');
    await fault({ kind: 'drop', times: 1 });
    await harness.beta('POST', '/data-protect/failover/f-1/cancel').catch(() => undefined);
    await harness.alpha('GET', '/nowhere');
    expect(await harness.control('GET', 'requests')).toEqual([
      { cluster: 'alpha', method: 'GET', path: '/alpha/v2/remote-clusters?clusterIds=1%2C2', status: 200n },
      { cluster: 'beta', method: 'POST', path: '/beta/v2/data-protect/failover/f-1/cancel', status: 0n },
      { cluster: 'alpha', method: 'GET', path: '/alpha/v2/nowhere', status: 404n },
    ]);
  });

  it('refuses control requests that it does not understand', async () => {
    const post = (path: string, body: object) => harness.request('POST', `/__control/${path}`, body);
    expect((await post('faults', { kind: 'fire' })).status).toBe(400);
    expect((await post('runs', { cluster: 'alpha', protectionGroupId: 'x' })).status).toBe(404);
    expect((await post('clusters', { cluster: 'alpha', dailect: 'older' })).status).toBe(400);
    expect((await post('clock', { advanceSeconds: -1 })).status).toBe(400);
    expect((await post('nothing', {})).status).toBe(404);
  });

  it('moves time by at most a year per request', async () => {
    const { virtualTimeUsecs: before } = await harness.control('GET', 'state');
    for (const advanceSeconds of ['1e12', '31622401', '31622400.5', '99999999999999999999']) {
      const reply = await harness.request('POST', '/__control/clock', `{"advanceSeconds":${advanceSeconds}}`);
      expect([reply.status, reply.body.message]).toEqual([
        400,
        'advanceSeconds: at most 31622400 (a year) at once; repeat the request to go further',
      ]);
    }
    expect((await harness.control('GET', 'state')).virtualTimeUsecs).toBe(before);
    const { virtualTimeUsecs } = await harness.control('POST', 'clock', { advanceSeconds: 31_622_400 });
    expect(virtualTimeUsecs - before).toBe(31_622_400_000_000n);
  });

  it('shows ids as text in its state', async () => {
    const { text } = await harness.request('GET', '/__control/state');
    expect(text).toContain('"id":"7250964517238462211"');
    const { clusters } = harness.simulator.snapshot() as { clusters: { id: string; apiKey: string }[] };
    expect(clusters.map(({ id, apiKey }) => [id, apiKey])).toEqual([
      ['4401288812305341', 'alpha-key-1'],
      ['7250964517238462211', 'beta-key-1'],
    ]);
  });

  it('starts a run with the operations and statuses it is told', async () => {
    const erp = await harness.groupId('ERP');
    const { runId } = await harness.control('POST', 'runs', {
      cluster: 'alpha',
      protectionGroupId: erp,
      runType: 'kFull',
      objectIds: ['9007199254740993', 101n],
      backupStatus: 'SucceededWithWarning',
      replications: [{ clusterId: BETA.toString(), status: 'OnHold' }],
      archivals: [],
    });
    expect(await harness.run(runId)).toMatchObject({
      runType: 'kFull',
      objectIds: ['101', '9007199254740993'],
      backup: { status: 'SucceededWithWarning' },
      replications: [{ status: 'OnHold', targetId: BETA.toString() }],
      archivals: [],
    });
  });
});

describe('an operation that control brings back', () => {
  it('has not ended any more', async () => {
    const harness = await Harness.start();
    try {
      const erp = await harness.groupId('ERP');
      const { runId } = await harness.control('POST', 'runs', { cluster: 'alpha', protectionGroupId: erp });
      const put = (status: string) =>
        harness.control('POST', 'operations', { cluster: 'alpha', runId, kind: 'backup', status });
      await put('Failed');
      expect((await harness.run(runId)).backup.endUsecs).not.toBeNull();
      await put('Paused');
      expect((await harness.run(runId)).backup).toMatchObject({ status: 'Paused', endUsecs: null });
    } finally {
      await harness.close();
    }
  });
});

describe('a saved state', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('goes on after kill -9 where it stopped, and writes the clusters file', async () => {
    const stateFile = join(folder, 'state.json');
    const clustersFile = join(folder, 'clusters.yaml');
    const child = spawn(
      process.execPath,
      ['simulator/main.ts', '--speed', '0', '--state-file', stateFile, '--clusters-file', clustersFile],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let baseUrl = '';
    for await (const line of createInterface({ input: child.stdout })) {
      baseUrl = /^Control: (.*)\/__control/.exec(line)?.[1] ?? baseUrl;
      if (line.startsWith('Clusters file:')) break;
    }
    const file = parse(readFileSync(clustersFile, 'utf8'));
    expect(file.clusters[1]).toEqual({
      name: 'beta',
      endpoint: `${baseUrl}/beta/v2`,
      id: '7250964517238462211',
      apiKey: 'beta-key-1',
      dialect: 'auto',
      simulated: true,
    });
    const before = new Harness({ baseUrl } as Harness['simulator']);
    await before.advance(100);
    // The last thing before the kill: an accepted planned run must be on disk when its answer leaves.
    await before.plannedRun('f-1', CONFIGURATION);
    const state = await before.control('GET', 'state');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const after = await Harness.start({ stateFile });
    const restored = await after.control('GET', 'state');
    for (const part of ['virtualTime', 'groups', 'runs', 'failovers'])
      expect(restored[part]).toEqual(state[part]);
    await after.advance(1800);
    expect((await after.poll('f-1')).backupTaskStatus).toBe('Succeeded');
    await after.close();
    expect(existsSync(`${stateFile}.tmp`)).toBe(false);
  });

  it('is kept on close, too', async () => {
    const stateFile = join(folder, 'deep', 'state.json');
    const first = await Harness.start({ stateFile });
    await first.advance(7200);
    const { virtualTime } = await first.control('GET', 'state');
    await first.close();
    const second = await Harness.start({ stateFile });
    expect((await second.control('GET', 'state')).virtualTime).toBe(virtualTime);
    await second.close();
  });

  it('keeps its credentials when it is reset after a restart with another seed', async () => {
    const stateFile = join(folder, 'state.json');
    await (await Harness.start({ stateFile })).close();
    const again = await Harness.start({ stateFile, seed: 2 });
    await again.control('POST', 'reset', { seed: 3 });
    expect((await again.alpha('GET', '/clusters')).status).toBe(200);
    await again.close();
  });

  it('keeps its credentials when it was saved before resets kept them', async () => {
    const stateFile = join(folder, 'state.json');
    await (await Harness.start({ stateFile })).close();
    writeFileSync(stateFile, readFileSync(stateFile, 'utf8').replace('"credentialSeed":1,', ''));
    const again = await Harness.start({ stateFile });
    await again.control('POST', 'reset', { seed: 3 });
    expect((await again.alpha('GET', '/clusters')).status).toBe(200);
    await again.close();
  });

  it('wrong options end the program with one clear message', async () => {
    const child = spawn(process.execPath, ['simulator/main.ts', '--speed', 'fast', '--dialect', 'old']);
    let message = '';
    child.stderr.on('data', (chunk) => {
      message += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(message).toMatch(/^The simulator cannot start: .*speed.*\n.*dialect/);
  });
});
