import { expect, test } from 'vitest';
import { openRuns } from '../runs/support/open-runs.ts';

const LEFTOVERS = `{ leftovers { unreadClusterIds nodes { id kind clusterId upstreamId name failover { failoverId } refusals { code } } } }`;

test('a group that a run has paused and nobody carries on is a left-over, and is released once', async () => {
  const runs = await openRuns({ extraGroups: 2, worker: true });
  try {
    const group = runs.nextGroup();
    const run = await runs.started(group, { pauseNextRuns: true });
    const watch = await runs.watch(run);
    await watch.untilStatus('WAITING');
    expect((await runs.execute(LEFTOVERS)).leftovers.nodes).toEqual([]);
    await runs.advance(3_600);
    await watch.toTheEnd();
    const { leftovers } = await runs.execute(LEFTOVERS);
    expect(leftovers).toMatchObject({
      unreadClusterIds: [],
      nodes: [
        {
          kind: 'PAUSED_PROTECTION_GROUP',
          upstreamId: group.id,
          failover: { failoverId: run.failoverId },
          refusals: [],
        },
      ],
    });
    const release = `mutation ($id: ID!) { releaseLeftover(input: { id: $id }) { leftover { kind } issues { code path } } }`;
    const { id } = leftovers.nodes[0];
    expect(await runs.execute(release, { id })).toEqual({
      releaseLeftover: { leftover: { kind: 'PAUSED_PROTECTION_GROUP' }, issues: [] },
    });
    expect(await runs.execute(release, { id })).toEqual({
      releaseLeftover: { leftover: null, issues: [{ code: 'LEFTOVER_NOT_FOUND', path: ['id'] }] },
    });
    expect((await runs.execute(LEFTOVERS)).leftovers.nodes).toEqual([]);
  } finally {
    await runs.close();
  }
});
