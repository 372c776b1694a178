import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { CohesityCluster } from '../../src/cohesity/cohesity-cluster.ts';
import type { FollowCluster } from '../../src/core/planned-runs/follow-cluster.ts';
import type { Clock } from '../../src/core/values/clock.ts';
import { createWorkerUseCases } from '../../src/process/composition/use-cases.ts';
import { plannedRuns } from '../../src/store/planned-runs/tables.ts';
import { type LoggedRequest, openRuns, type Runs } from './support/open-runs.ts';

/** What happens while the follower sleeps, which takes no time. */
let asleep: (milliseconds: number) => Promise<void>;
const clock: Clock = { now: () => new Date(), sleep: (milliseconds) => asleep(milliseconds) };

const POLL_MS = 50;
const IDLE_MS = 250;
const DOWN_MS = 1_500;

/** The client as it is; knows how often it was asked to poll. */
class CountedCluster extends CohesityCluster {
  polls = 0;

  override pollPlannedRuns(failoverIds: readonly string[]) {
    this.polls += 1;
    return super.pollPlannedRuns(failoverIds);
  }
}

let runs: Runs;
let follow: FollowCluster;
let cluster: CountedCluster;
afterEach(async () => {
  await cluster.close();
  await runs.close();
});

async function open(extraGroups: number, pollIntervalMs = POLL_MS): Promise<void> {
  runs = await openRuns({ extraGroups });
  const { id, name, baseUrl, apiKey } = runs.alpha;
  cluster = new CountedCluster({ id, name, endpoint: baseUrl, credentials: { apiKey } });
  const timing = { pollIntervalMs, submissionGraceMs: 1_000, cancelAbandonMs: 1_000, maxObjects: 10_000 };
  const { repositories, jobs, logger } = runs.api;
  follow = createWorkerUseCases(repositories, [cluster], timing, jobs, logger, clock).follow;
}

/** What a server whose clock is behind takes for now. */
const EARLIER = new Date(Date.now() - 3_600_000);

/** Has the cluster accept runs of so many groups, and records them as accepted. */
async function acceptRuns(count: number, name = 'run', submittedAt = new Date()): Promise<void> {
  await runs.configure(runs.groupNamed('Web'));
  const { items } = await runs.api.repositories.configurations.list({}, 'DESC', { first: 1 });
  const groups = Array.from({ length: count }, () => runs.nextGroup());
  const accepted = groups.map((group, index) => ({
    failoverId: `${name}-${index}`,
    configurationDigest: items[0]?.digest ?? '',
    sourceClusterId: runs.alpha.id,
    replicationClusterId: runs.beta.id,
    protectionGroupId: group.id,
    status: 'WAITING' as const,
    startedBy: 'operator',
    createdAt: new Date(),
    submittedAt,
  }));
  await Promise.all(
    accepted.map(({ failoverId, protectionGroupId }, index) =>
      cluster.startPlannedRun(
        failoverId,
        `{"replicationClusterId":${runs.beta.id},"protectionGroupId":"${protectionGroupId}","objects":[{"objectId":${groups[index]?.objectIds[0]}}]}`,
      ),
    ),
  );
  await runs.api.database.database.insert(plannedRuns).values(accepted);
  await runs.control('DELETE', 'requests');
}

/**
 * Follows the cluster through so many pauses between polls and tells how long each was; `between` happens at the
 * beginning of each, counted from 1.
 */
async function pausesOf(
  count: number,
  between: (pause: number) => Promise<unknown> = async () => undefined,
): Promise<readonly number[]> {
  const pauses: number[] = [];
  const enough = new AbortController();
  let polls = 0;
  asleep = async (milliseconds) => {
    if (enough.signal.aborted) return;
    if (cluster.polls === polls) {
      pauses[pauses.length - 1] = (pauses.at(-1) ?? 0) + milliseconds;
      return;
    }
    polls = cluster.polls;
    if (pauses.length === count) return enough.abort();
    pauses.push(milliseconds);
    await between(pauses.length);
  };
  await expect(follow.follow(runs.alpha.id, enough.signal)).rejects.toThrow('aborted');
  return pauses;
}

function pollsAmong(requests: readonly LoggedRequest[]): number {
  return requests.filter(({ path }) => path.includes('/failover/planned-runs')).length;
}

test('polls come less often while nothing changes, and at once more often when something does', async () => {
  await open(2);
  await acceptRuns(1);
  const pauses = await pausesOf(8, async (pause) => {
    if (pause === 7) await runs.advance(20);
  });
  expect(pauses).toEqual([75, 112.5, 168.75, IDLE_MS, IDLE_MS, IDLE_MS, IDLE_MS, POLL_MS]);
});

test('a run that is accepted, or asked to be canceled, ends the pause, whatever the clock of the server that did it', async () => {
  await open(3);
  await acceptRuns(1);
  const pauses = await pausesOf(9, async (pause) => {
    if (pause === 5) await acceptRuns(1, 'another', EARLIER);
    if (pause === 9) {
      const { database } = runs.api.database;
      const wish = { cancelRequestedAt: EARLIER };
      await database.update(plannedRuns).set(wish).where(eq(plannedRuns.failoverId, 'run-0'));
    }
  });
  expect(pauses).toEqual([75, 112.5, 168.75, IDLE_MS, POLL_MS, 75, 112.5, 168.75, POLL_MS]);
});

test('polls of a cluster that cannot be asked back off further, until it answers', async () => {
  await open(2);
  await acceptRuns(1);
  await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: true });
  const pauses = await pausesOf(9, async (pause) => {
    if (pause === 8) await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: false });
  });
  expect(pauses).toEqual([100, 200, 400, 800, DOWN_MS, DOWN_MS, DOWN_MS, DOWN_MS, POLL_MS]);
  expect(pollsAmong(await runs.requests())).toBe(10);
});

test.each([
  [2_000, 15_000],
  [60_000, 60_000],
])('with polls %i ms apart, a cluster that is down is asked at least every %i ms', async (pollMs, downMs) => {
  await open(2, pollMs);
  await acceptRuns(1);
  await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: true });
  expect((await pausesOf(6)).slice(-2)).toEqual([downMs, downMs]);
});

test('250 runs of one cluster cost 3 polls per interval, and nothing else before they are scheduled', async () => {
  await open(251);
  await acceptRuns(250);
  const counts: number[] = [];
  await pausesOf(3, async () => {
    const requests = await runs.requests();
    counts.push(pollsAmong(requests));
    expect(requests).toHaveLength(pollsAmong(requests));
    await runs.control('DELETE', 'requests');
  });
  expect(counts).toEqual([3, 3, 3]);
});

test('the follower returns when no run is left', async () => {
  await open(2);
  await acceptRuns(1);
  asleep = () => runs.advance(3_600);
  await follow.follow(runs.alpha.id, new AbortController().signal);
  expect(await runs.api.repositories.plannedRuns.sourceClustersOfUnfinished()).toEqual([]);
});
