import { describe, expect, it } from 'vitest';
import { PLANNED_RUN_STATUSES, type PlannedRun } from '../../../src/core/planned-runs/rules/planned-run.ts';
import { progressEvents, SYSTEM } from '../../../src/core/planned-runs/rules/transition-events.ts';
import { recordedRun } from '../../support/recorded-runs.ts';

const AT = new Date('2026-03-01T12:00:00Z');

function run(fields: Partial<PlannedRun> = {}): PlannedRun {
  return recordedRun({ status: 'WAITING', ...fields });
}

const messages = (before: PlannedRun, after: PlannedRun) =>
  progressEvents(before, after, AT).map(({ message }) => message);

describe('the story of a run', () => {
  it('says nothing of a run that only gets on', () => {
    const before = run({ status: 'RUNNING', runId: '9:17' });
    expect(progressEvents(before, { ...before, percentComplete: 40, bytesTransferred: 4n }, AT)).toEqual([]);
  });

  it('tells every new status in words of its own, with who, when, from and to', () => {
    const told = PLANNED_RUN_STATUSES.filter((status) => status !== 'PENDING').map((status) => {
      const [event, ...others] = progressEvents(run({ status: 'PENDING' }), run({ status }), AT);
      expect(others).toEqual([]);
      expect(event).toMatchObject({
        kind: 'STATUS_CHANGED',
        at: AT,
        actor: SYSTEM,
        from: 'PENDING',
        to: status,
      });
      return event?.message;
    });
    expect(new Set(told).size).toBe(told.length);
    expect(told.every((message) => message?.endsWith('.'))).toBe(true);
  });

  it('names the run of the cluster once, when it is scheduled', () => {
    const scheduled = run({ status: 'RUNNING', runId: '9:17' });
    expect(messages(run(), scheduled)).toEqual(['The backup is under way. Scheduled as run 9:17.']);
    expect(messages(scheduled, { ...scheduled, status: 'REPLICATING' })[0]).not.toContain('9:17');
  });

  it('gives the reason of a failure', () => {
    const failed = run({
      status: 'FAILED',
      failure: { code: 'REPLICATION_FAILED', message: 'No space left.' },
    });
    expect(messages(run({ status: 'REPLICATING' }), failed)).toEqual(['The run failed. No space left.']);
  });

  it('tells when the cluster begins to wait for cancellations, once, and after what came before', () => {
    const waiting = run({ waitingOnOtherRunCancellations: true });
    const [event, ...others] = progressEvents(run(), waiting, AT);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      from: 'WAITING',
      to: 'WAITING',
      message: expect.stringContaining('canceled'),
    });
    expect(messages(waiting, waiting)).toEqual([]);
    const both = progressEvents(run({ status: 'PENDING' }), waiting, AT);
    expect(both.map(({ from, to }) => [from, to])).toEqual([
      ['PENDING', 'WAITING'],
      ['WAITING', 'WAITING'],
    ]);
  });
});
