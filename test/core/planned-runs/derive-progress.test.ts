import { describe, expect, it } from 'vitest';
import {
  at,
  backup,
  copy,
  derive,
  ELSEWHERE,
  NOW,
  poll,
  previous,
  run,
  TARGET,
  task,
} from '../../support/planned-run-reports.ts';

describe('a cluster that tells the status of the backup when polled', () => {
  it.each([
    ['ACCEPTED', null, 'WAITING'],
    ['ON_HOLD', null, 'ON_HOLD'],
    ['ACCEPTED', '9:17', 'RUNNING'],
    ['RUNNING', '9:17', 'RUNNING'],
    ['FINALIZING', '9:17', 'RUNNING'],
    ['PAUSED', '9:17', 'PAUSED'],
    ['CANCELING', '9:17', 'CANCELING'],
    ['SUCCEEDED', '9:17', 'REPLICATING'],
    ['SUCCEEDED_WITH_WARNING', '9:17', 'REPLICATING'],
    ['FAILED', '9:17', 'FAILED'],
    ['MISSED', null, 'MISSED'],
    ['SKIPPED', null, 'SKIPPED'],
    ['CANCELED', null, 'CANCELED'],
    ['UNKNOWN', '9:17', 'RUNNING'],
  ] as const)('backup %s, run %s: %s', (backupStatus, runId, status) => {
    expect(derive({ poll: poll({ backupStatus, runId }) }).status).toBe(status);
  });
});

it('takes the only copy, of which no target is told, for that to the replication cluster', () => {
  const nameless = copy('SUCCEEDED', { clusterId: null, clusterName: null });
  const ofRun = (replications: (typeof nameless)[]) => run({ backup: backup('SUCCEEDED'), replications });
  expect(derive({ run: ofRun([nameless]) }).status).toBe('SUCCEEDED');
  expect(derive({ run: ofRun([nameless, nameless]) }).status).toBe('REPLICATING');
});

describe('a cluster that tells no status when polled, because it is older', () => {
  it.each([
    [null, [], 'RUNNING'],
    ['ACCEPTED', [], 'RUNNING'],
    ['SUCCEEDED', [], 'REPLICATING'],
    ['SUCCEEDED', ['ACCEPTED'], 'REPLICATING'],
    ['SUCCEEDED', ['RUNNING'], 'REPLICATING'],
    ['SUCCEEDED', ['SUCCEEDED'], 'SUCCEEDED'],
    ['SUCCEEDED', ['SUCCEEDED_WITH_WARNING'], 'SUCCEEDED_WITH_WARNING'],
    ['SUCCEEDED_WITH_WARNING', ['SUCCEEDED'], 'SUCCEEDED_WITH_WARNING'],
    ['RUNNING', ['SUCCEEDED'], 'RUNNING'],
    ['SUCCEEDED', ['FAILED'], 'FAILED'],
    ['SUCCEEDED', ['CANCELED'], 'CANCELED'],
    ['FAILED', ['CANCELED'], 'FAILED'],
    ['SUCCEEDED', ['PAUSED'], 'PAUSED'],
  ] as const)('backup %s, copies %j: %s', (backupStatus, copies, status) => {
    const details = run({
      backup: backupStatus && backup(backupStatus),
      replications: copies.map((copyStatus) => copy(copyStatus)),
    });
    expect(derive({ run: details }).status).toBe(status);
  });

  it('waits before the run is scheduled, also for the cancellation of other runs', () => {
    const polled = poll({ runId: null, waitingOnOtherRunCancellations: true });
    expect(derive({ poll: polled })).toMatchObject({
      status: 'WAITING',
      waitingOnOtherRunCancellations: true,
      runId: null,
    });
    expect(derive({ poll: poll({ waitingOnOtherRunCancellations: true }) })).toMatchObject({
      status: 'RUNNING',
      waitingOnOtherRunCancellations: false,
    });
  });

  it('does not go back to waiting when a poll leaves the run out', () => {
    const from = previous({ status: 'REPLICATING', runId: '9:17' });
    const details = run({ backup: backup('SUCCEEDED'), replications: [copy('SUCCEEDED')] });
    expect(derive({ poll: poll({ runId: null }), run: details }, from)).toMatchObject({
      status: 'SUCCEEDED',
      runId: '9:17',
    });
    expect(derive({ poll: poll({ runId: null }) }, from).status).toBe('RUNNING');
  });
});

describe('a run that is being canceled', () => {
  const canceling = previous({ status: 'CANCELING', runId: '9:17', cancelRequestedAt: at(-2) });

  it.each([
    ['RUNNING', 'RUNNING', 'CANCELING'],
    ['SUCCEEDED', 'RUNNING', 'CANCELING'],
    ['SUCCEEDED', 'CANCELED', 'CANCELED'],
    ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'],
    ['FAILED', 'CANCELED', 'FAILED'],
  ] as const)('backup %s, copy %s: %s', (backupStatus, copyStatus, status) => {
    const details = run({ backup: backup(backupStatus), replications: [copy(copyStatus)] });
    expect(derive({ run: details }, canceling).status).toBe(status);
  });
});

describe('a run whose cancellation its cluster has taken', () => {
  const taken = (minute: number) =>
    previous({ status: 'CANCELING', cancelRequestedAt: at(minute), cancelAcknowledgedAt: at(minute) });

  it('has ended when the cluster tells neither a run nor a status of it', () => {
    expect(derive({ poll: poll({ runId: null }) }, taken(-1))).toMatchObject({
      status: 'CANCELED',
      endedAt: NOW,
      failure: { code: 'BACKUP_CANCELED', message: expect.stringContaining('before it had scheduled') },
    });
  });

  it.each([
    [poll({ runId: null, backupStatus: 'ACCEPTED' }), null],
    [poll(), null],
    [poll({ backupStatus: 'SUCCEEDED' }), null],
    [poll(), run({ backup: backup('SUCCEEDED'), replications: [] })],
    [poll(), run({ backup: backup('CANCELING') })],
  ])('may end as the cluster says for 10 minutes, and then ends without its word', (polled, details) => {
    const report = { poll: polled, run: details };
    expect(derive(report, taken(-9)).status).toBe('CANCELING');
    expect(derive(report, taken(-10))).toMatchObject({
      status: 'CANCELED',
      estimatedCompletionAt: null,
      failure: { code: 'CANCEL_UNCONFIRMED' },
    });
  });

  it('ends as the cluster says, however late', () => {
    const details = run({ backup: backup('SUCCEEDED'), replications: [copy('SUCCEEDED')] });
    expect(derive({ run: details }, taken(-60))).toMatchObject({ status: 'SUCCEEDED', failure: null });
  });

  it('goes on when the cluster has not taken it', () => {
    const asked = previous({ status: 'CANCELING', cancelRequestedAt: at(-60) });
    expect(derive({ poll: poll({ runId: null }) }, asked).status).toBe('CANCELING');
  });
});

describe('a run that its cluster cancels, and nobody here', () => {
  const canceling = previous({ status: 'CANCELING', runId: '9:17' });

  it.each([
    ['CANCELING', 'RUNNING', 'CANCELING'],
    ['RUNNING', 'RUNNING', 'RUNNING'],
    ['SUCCEEDED', 'RUNNING', 'REPLICATING'],
    ['CANCELED', 'CANCELED', 'CANCELED'],
  ] as const)('backup %s, copy %s: %s', (backupStatus, copyStatus, status) => {
    const details = run({ backup: backup(backupStatus), replications: [copy(copyStatus)] });
    expect(derive({ run: details }, canceling).status).toBe(status);
  });
});

describe('what is told beside the status', () => {
  it('times and bytes, and what the cluster says of a failure of the copy', () => {
    const replications = [
      copy('FAILED', { endedAt: at(-1), message: 'No space left.', logicalBytesTransferred: 7n }),
    ];
    expect(
      derive({ run: run({ backup: backup('SUCCEEDED', { endedAt: at(-5) }), replications }) }),
    ).toMatchObject({
      startedAt: at(-10),
      endedAt: at(-1),
      bytesTransferred: 7n,
      failure: { code: 'REPLICATION_FAILED', message: 'No space left.' },
    });
  });

  it('the part at fault, also when the backup has not quite ended', () => {
    const replications = [copy('FAILED', { message: 'No space left.' })];
    expect(derive({ run: run({ backup: backup('FINALIZING'), replications }) }).failure).toEqual({
      code: 'REPLICATION_FAILED',
      message: 'No space left.',
    });
    expect(derive({ poll: poll({ backupStatus: 'MISSED', runId: null }) }).failure).toEqual({
      code: 'BACKUP_MISSED',
      message: 'The backup on the cluster ended as missed.',
    });
    const messages = ['Cannot reach the host.', 'Gave up.'];
    expect(derive({ run: run({ backup: backup('FAILED', { messages }) }) }).failure).toEqual({
      code: 'BACKUP_FAILED',
      message: 'Cannot reach the host. Gave up.',
    });
  });

  it('no moment that no calendar of four digits has', () => {
    const late = new Date('+010000-01-01T00:00:00Z');
    const replications = [copy('SUCCEEDED', { endedAt: late })];
    const times = { startedAt: late, endedAt: at(-5) };
    const from = previous({ startedAt: at(-9) });
    expect(derive({ run: run({ backup: backup('SUCCEEDED', times), replications }) }, from)).toMatchObject({
      startedAt: at(-9),
      endedAt: at(-5),
    });
    for (const seconds of [9_223_372_036_854.775, 300_000_000_000, -9_223_372_036_854.775]) {
      const progress = { backup: task(50, seconds), replications: [] };
      expect(derive({ run: run({ backup: backup('RUNNING') }), progress }).estimatedCompletionAt).toBeNull();
    }
  });

  it('percent: half for the backup, half for the copy, and the time that is left', () => {
    const inBackup = derive({
      run: run({ backup: backup('RUNNING') }),
      progress: { backup: task(50, 90), replications: [] },
    });
    expect(inBackup).toMatchObject({ percentComplete: 25, estimatedCompletionAt: at(1.5) });
    const progress = {
      backup: task(100),
      replications: [
        { ...task(80, 1), clusterId: ELSEWHERE },
        { ...task(33.33, 60), clusterId: TARGET },
      ],
    };
    const replications = [copy('RUNNING', { percentComplete: 10 })];
    expect(derive({ run: run({ backup: backup('SUCCEEDED'), replications }), progress })).toMatchObject({
      percentComplete: 66.7,
      estimatedCompletionAt: at(1),
    });
    expect(derive({ run: run({ backup: backup('SUCCEEDED'), replications }) }).percentComplete).toBe(55);
  });
});
