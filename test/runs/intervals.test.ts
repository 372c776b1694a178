import { afterEach, expect, test } from 'vitest';
import type { Clock } from '../../src/app/clock.ts';
import type { FollowCluster } from '../../src/app/follow-cluster.ts';
import { CohesityCluster } from '../../src/cohesity/cohesity-cluster.ts';
import { plannedRuns } from '../../src/store/tables.ts';
import { createWorkerUseCases } from '../../src/use-cases.ts';
import { type LoggedRequest, openRuns, type Runs } from './support/open-runs.ts';

/** What happens in the pauses between polls, which take no time. */
let duringPause: (milliseconds: number) => Promise<void>;
const clock: Clock = { now: () => new Date(), sleep: (milliseconds) => duringPause(milliseconds) };

const POLL_MS = 50;
const IDLE_MS = 250;
const DOWN_MS = 1_500;

let runs: Runs;
let follow: FollowCluster;
let cluster: CohesityCluster;
afterEach(async () => {
  await cluster.close();
  await runs.close();
});

async function open(extraGroups: number): Promise<void> {
  runs = await openRuns({ extraGroups });
  const { id, name, baseUrl, apiKey } = runs.alpha;
  cluster = new CohesityCluster({ id, name, endpoint: baseUrl, credentials: { apiKey } });
  const timing = { pollIntervalMs: POLL_MS, submissionGraceMs: 1_000, cancelAbandonMs: 1_000 };
  follow = createWorkerUseCases(runs.api.repositories, [cluster], timing, clock).follow;
}

/** Has the cluster accept runs of so many groups, and records them as accepted. */
async function acceptRuns(count: number): Promise<void> {
  await runs.configure(runs.groupNamed('Web'));
  const { items } = await runs.api.repositories.configurations.list({}, 'DESC', { first: 1 });
  const accepted = Array.from({ length: count }, (_, index) => ({
    failoverId: `run-${index}`,
    configurationDigest: items[0]?.digest ?? '',
    sourceClusterId: runs.alpha.id,
    replicationClusterId: runs.beta.id,
    protectionGroupId: runs.nextGroup().id,
    status: 'WAITING' as const,
    startedBy: 'operator',
    createdAt: new Date(),
    submittedAt: new Date(),
  }));
  await Promise.all(
    accepted.map(({ failoverId, protectionGroupId }, index) =>
      cluster.startPlannedRun(
        failoverId,
        `{"replicationClusterId":${runs.beta.id},"protectionGroupId":"${protectionGroupId}","objects":[{"objectId":${1_000_001 + index}}]}`,
      ),
    ),
  );
  await runs.api.database.database.insert(plannedRuns).values(accepted);
  await runs.control('DELETE', 'requests');
}

/** Follows the cluster through so many pauses; `between` happens in each, counted from 1. */
async function pausesOf(
  count: number,
  between: (pause: number) => Promise<unknown> = async () => undefined,
): Promise<readonly number[]> {
  const waited: number[] = [];
  const enough = new AbortController();
  duringPause = async (ms) => {
    waited.push(ms);
    await between(waited.length);
    if (waited.length === count) enough.abort();
  };
  await expect(follow.follow(runs.alpha.id, enough.signal)).rejects.toThrow('aborted');
  return waited;
}

function pollsAmong(requests: readonly LoggedRequest[]): number {
  return requests.filter(({ path }) => path.includes('/failover/planned-runs')).length;
}

test('polls come less often while nothing changes, and at once more often when something does', async () => {
  await open(2);
  await acceptRuns(1);
  const waited = await pausesOf(9, async (pause) => {
    if (pause === 7) await runs.advance(20);
  });
  expect(waited).toEqual([
    75,
    112.5,
    168.75,
    IDLE_MS,
    IDLE_MS,
    IDLE_MS,
    IDLE_MS,
    POLL_MS,
    expect.any(Number),
  ]);
});

test('polls of a cluster that cannot be asked back off further, until it answers', async () => {
  await open(2);
  await acceptRuns(1);
  await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: true });
  const waited = await pausesOf(9, async (pause) => {
    if (pause === 8) await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: false });
  });
  expect(waited).toEqual([100, 200, 400, 800, DOWN_MS, DOWN_MS, DOWN_MS, DOWN_MS, POLL_MS]);
  expect(pollsAmong(await runs.requests())).toBe(9);
});

test('1,000 runs of one cluster cost 10 polls per interval, and nothing else before they are scheduled', async () => {
  await open(1_001);
  await acceptRuns(1_000);
  const counts: number[] = [];
  await pausesOf(3, async () => {
    const requests = await runs.requests();
    counts.push(pollsAmong(requests));
    expect(requests).toHaveLength(pollsAmong(requests));
    await runs.control('DELETE', 'requests');
  });
  expect(counts).toEqual([10, 10, 10]);
});

test('the follower returns when no run is left', async () => {
  await open(2);
  await acceptRuns(1);
  duringPause = () => runs.advance(3_600);
  await follow.follow(runs.alpha.id, new AbortController().signal);
  expect(await runs.api.repositories.plannedRuns.sourceClustersOfUnfinished()).toEqual([]);
});
