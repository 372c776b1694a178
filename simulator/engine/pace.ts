import { SECOND } from '../clock.ts';
import type { SimulatorState } from '../model.ts';

/** What it depends on when something that begins now will be over. */
export type Moment = Pick<SimulatorState, 'nowUsecs' | 'speed' | 'pace'>;

/**
 * Seconds that each step takes on a cluster, before what its bytes take. Where time is moved by hand, short ones do;
 * where it passes by itself, people watch, and at the default speed each has to last some seconds of theirs.
 */
const STEPS = {
  /** From the acceptance of an operation to its start. */
  start: { byHand: 2, watched: 30 },
  backup: { byHand: 60, watched: 480 },
  replication: { byHand: 90, watched: 540 },
  archival: { byHand: 60, watched: 480 },
  /** The last bit of work of an operation. */
  finalize: { byHand: 5, watched: 45 },
  /** Long enough for a poll to see Canceling. */
  cancel: { byHand: 15, watched: 120 },
  hold: { byHand: 120, watched: 600 },
  /** From the moment when nothing is in a planned run's way to the moment when its run exists. */
  schedule: { byHand: 5, watched: 60 },
  /** From the activation of a group on the replication cluster to its first run. */
  firstRun: { byHand: 300, watched: 300 },
  /** A view changes sides. */
  switchView: { byHand: 60, watched: 450 },
  copyRecovery: { byHand: 60, watched: 300 },
  /** Until the machine runs from the cluster. */
  instantRecovery: { byHand: 60, watched: 300 },
  datastoreMigration: { byHand: 60, watched: 300 },
  /** Each of its two halves. */
  tearDown: { byHand: 15, watched: 90 },
  /** A look at everything that is on a vCenter. */
  refresh: { byHand: 10, watched: 120 },
} as const;
export type Step = keyof typeof STEPS;

/** Bytes per second of each kind of work. */
const THROUGHPUT = {
  backup: 120_000_000,
  replication: 70_000_000,
  archival: 45_000_000,
  copyRecovery: 150_000_000,
  datastoreMigration: 200_000_000,
} as const;
export type BytesStep = keyof typeof THROUGHPUT;

/** How many times as fast as on a cluster work gets on; where time is moved by hand, just as fast. */
export function paceOf(speed: number): number {
  return speed > 0 ? speed : 1;
}

function paced(moment: Moment, seconds: number): number {
  return Math.max(1, Math.ceil((seconds * SECOND) / moment.pace));
}

function secondsOf(moment: Moment, step: Step): number {
  return moment.speed > 0 ? STEPS[step].watched : STEPS[step].byHand;
}

/** How long the step takes, in microseconds. */
export function durationOf(moment: Moment, step: Step): number {
  return paced(moment, secondsOf(moment, step));
}

/** How long work on so many bytes takes, in microseconds. */
export function workDurationOf(moment: Moment, work: BytesStep, bytes: number): number {
  return paced(moment, secondsOf(moment, work) + Math.ceil(bytes / THROUGHPUT[work]));
}
