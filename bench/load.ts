import { Pool } from 'undici';

/** One kind of request, sent over and over. */
export interface Load {
  readonly url: string;
  /** The body of the nth request. */
  readonly body: (n: number) => string;
  /** Says what is wrong with an answer, if anything: an error under HTTP 200 is fast too. */
  readonly check: (text: string, n: number) => string | undefined;
}

/** What a server did under load. */
export interface Throughput {
  readonly requestsPerSecond: number;
  readonly medianMs: number;
  readonly slowestPercentMs: number;
}

const CONNECTIONS = 16;

/** Sends requests back to back on 16 connections for this long. Every answer is checked. */
export async function applyLoad({ url, body, check }: Load, seconds: number): Promise<Throughput> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1_000;
  let sent = 0;
  const work = async () => {
    while (performance.now() < end) {
      const n = sent++;
      const from = performance.now();
      const { statusCode, body: answer } = await pool.request({
        path: pathname,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: body(n),
      });
      const text = await answer.text();
      times.push(performance.now() - from);
      const fault = statusCode === 200 ? check(text, n) : `status ${statusCode}`;
      if (fault !== undefined) throw new Error(`${url}: ${fault}: ${text.slice(0, 300)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, work));
  } finally {
    await pool.close();
  }
  const elapsed = (performance.now() - start) / 1_000;
  times.sort((a, b) => a - b);
  return {
    requestsPerSecond: times.length / elapsed,
    medianMs: times[Math.floor(times.length / 2)] ?? Number.NaN,
    slowestPercentMs: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
  };
}
