import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/cohesity/connection/options.ts';
import { parseClustersFile } from '../../src/settings/clusters-file.ts';

const text = readFileSync('docs/operations.md', 'utf8');

describe('the operations document', () => {
  it('has an example of a clusters file that is one', () => {
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
    const secrets = { FRANKFURT_API_KEY: 'one', DUBLIN_PASSWORD: 'two', HELIOS_API_KEY: 'three' };
    const noFiles = () => {
      throw new Error('the example names no file');
    };
    expect(parseClustersFile(example, secrets, noFiles)).toMatchObject({
      clusters: [
        { name: 'frankfurt', id: 4401288812305341n, credentials: { apiKey: 'one' }, dialect: 'auto' },
        {
          name: 'dublin',
          id: 7250964517238462211n,
          credentials: { domain: 'example.com' },
          dialect: 'camel',
        },
        { name: 'remote-office', accessClusterId: 5822160944712087n },
      ],
    });
  });

  it('tells the limits that hold', () => {
    const seconds = (milliseconds: number) => `${milliseconds / 1000} s`;
    const row = (begin: string) => text.split('\n').find((line) => line.startsWith(`| ${begin}`));
    expect(row('connecting')).toContain(seconds(DEFAULT_LIMITS.connectTimeoutMs));
    expect(row('an answer')).toContain(seconds(DEFAULT_LIMITS.headersTimeoutMs));
    expect(DEFAULT_LIMITS.bodyTimeoutMs).toBe(DEFAULT_LIMITS.headersTimeoutMs);
    expect(row('a whole call')).toContain(seconds(DEFAULT_LIMITS.requestTimeoutMs));
    expect(row('largest answer')).toContain(`${DEFAULT_LIMITS.maxAnswerBytes / 1024 / 1024} MB`);
    expect(row('repeats')).toContain(`up to ${DEFAULT_LIMITS.maxRetries}`);
    expect(row('`Retry-After`')).toContain(seconds(DEFAULT_LIMITS.maxRetryAfterMs));
    expect(row('circuit breaker')).toContain(`after ${DEFAULT_LIMITS.breakerFailures} calls`);
    expect(row('circuit breaker')).toContain(seconds(DEFAULT_LIMITS.breakerOpenMs));
    expect(text).toContain(`At most ${DEFAULT_LIMITS.maxConcurrentRequests} requests are under way`);
    expect(text).toContain(`for ${DEFAULT_LIMITS.loginPauseMs / 1000} seconds`);
  });
});
