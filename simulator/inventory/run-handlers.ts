import { HOUR } from '../clock.ts';
import type { Operation } from '../engine/work.ts';
import { notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { ok, readFlag, readList, readNumber } from '../http/request.ts';
import { route } from '../http/router.ts';
import type { ClusterState, Run } from '../model.ts';
import { progressOnWire, runOnWire, runSummaryOnWire } from '../wire/runs.ts';
import { findGroup } from './handlers.ts';

const DEFAULT_RUNS = 100;
const MOST_RUNS = 1000;

/** @throws Refusal (404) */
export function findRun(cluster: ClusterState, protectionGroupId: string, runId: string | undefined): Run {
  const run = cluster.runs.find(
    (candidate) => candidate.id === runId && candidate.protectionGroupId === protectionGroupId,
  );
  if (run === undefined)
    throw notFound(`Run ${runId} was not found in protection group ${protectionGroupId}.`);
  return run;
}

function hasStatus(operations: readonly Operation[], statuses: readonly string[] | undefined): boolean {
  return statuses === undefined || operations.some((operation) => statuses.includes(operation.status));
}

/** Newest first. */
function newestFirst(runs: readonly Run[]): Run[] {
  return runs.toSorted((left, right) => right.startUsecs - left.startUsecs || right.number - left.number);
}

/** The filter names types as requests do, runs as they report them: kIncremental is told as kRegular. */
function hasRunType(run: Run, types: readonly string[] | undefined): boolean {
  if (types === undefined || types.includes('kAll')) return true;
  return types.includes(run.runType) || (run.runType === 'kRegular' && types.includes('kIncremental'));
}

function isWithin(run: Run, fromUsecs: number, toUsecs: number): boolean {
  return run.startUsecs >= fromUsecs && run.startUsecs <= toUsecs;
}

function listRuns({ state, cluster, parameters, query }: ClusterRequest): Answer {
  const group = findGroup(cluster, parameters.id);
  const backupStatuses = readList(query, 'localBackupRunStatus');
  const replicationStatuses = readList(query, 'replicationRunStatus');
  const archivalStatuses = readList(query, 'archivalRunStatus');
  const runTypes = readList(query, 'runTypes');
  const runId = query.get('runId');
  const from = readNumber(query, 'startTimeUsecs') ?? 0;
  const to = readNumber(query, 'endTimeUsecs') ?? Number.POSITIVE_INFINITY;
  const matching = cluster.runs.filter(
    (run) =>
      run.protectionGroupId === group.id &&
      (runId === null || run.id === runId) &&
      hasRunType(run, runTypes) &&
      hasStatus([run.backup], backupStatuses) &&
      hasStatus(run.replications, replicationStatuses) &&
      hasStatus(run.archivals, archivalStatuses) &&
      isWithin(run, from, to),
  );
  const count = Math.min(MOST_RUNS, readNumber(query, 'numRuns') ?? DEFAULT_RUNS);
  const includeObjects = readFlag(query, 'includeObjectDetails') ?? false;
  return ok({
    runs: newestFirst(matching)
      .slice(0, count)
      .map((run) => runOnWire(cluster, run, state.nowUsecs, includeObjects)),
  });
}

function getRun({ state, cluster, parameters, query }: ClusterRequest): Answer {
  const group = findGroup(cluster, parameters.id);
  const run = findRun(cluster, group.id, parameters.runId);
  return ok(runOnWire(cluster, run, state.nowUsecs, readFlag(query, 'includeObjectDetails') ?? false));
}

/** All groups' runs, those of an hour unless asked otherwise; unlike the lists of single groups without their copies. */
function summarizeRuns({ state, cluster, query }: ClusterRequest): Answer {
  const statuses = readList(query, 'runStatus');
  const to = readNumber(query, 'endTimeUsecs') ?? state.nowUsecs;
  const from = readNumber(query, 'startTimeUsecs') ?? to - HOUR;
  const runs = cluster.runs.filter((run) => isWithin(run, from, to) && hasStatus([run.backup], statuses));
  return ok({
    protectionRunsSummary: newestFirst(runs).map((run) => runSummaryOnWire(cluster, run, state.nowUsecs)),
  });
}

function getProgress({ state, cluster, parameters, query }: ClusterRequest): Answer {
  const run = cluster.runs.find((candidate) => candidate.id === parameters.runId);
  if (run === undefined) throw notFound(`Run ${parameters.runId} was not found.`);
  const includeEvents = readFlag(query, 'includeEventLogs') ?? false;
  return ok(progressOnWire(cluster, run, state.nowUsecs, includeEvents));
}

/** Runs and their progress, read only. */
export const runRoutes = [
  route('GET', '/data-protect/protection-groups/{id}/runs', listRuns),
  route('GET', '/data-protect/protection-groups/{id}/runs/{runId}', getRun),
  route('GET', '/data-protect/runs/summary', summarizeRuns),
  route('GET', '/data-protect/runs/{runId}/progress', getProgress),
];
