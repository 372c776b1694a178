import { HOUR } from '../clock.ts';
import type { Operation } from '../engine/work.ts';
import { notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { ok, readFlag, readIdList, readList, readNumber } from '../http/request.ts';
import { route } from '../http/router.ts';
import type { ClusterState, Run } from '../model.ts';
import { hasSnapshot } from '../recovery/snapshots.ts';
import { objectOnWire } from '../wire/inventory.ts';
import { progressOnWire, runOnWire, runSummaryOnWire, statsOnWire } from '../wire/runs.ts';
import { findGroup } from './handlers.ts';

/** Say nothing about what is answered, but where it is from. */
const PRESENTATION = ['useCachedData', 'requestInitiatorType'];
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
  const isRestorable = readFlag(query, 'excludeNonRestorableRuns') ?? false;
  const matching = cluster.runs.filter(
    (run) =>
      run.protectionGroupId === group.id &&
      (runId === null || run.id === runId) &&
      hasRunType(run, runTypes) &&
      hasStatus([run.backup], backupStatuses) &&
      hasStatus(run.replications, replicationStatuses) &&
      hasStatus(run.archivals, archivalStatuses) &&
      isWithin(run, from, to) &&
      (!isRestorable || run.objectIds.some((id) => hasSnapshot(run, id))),
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
  const details = {
    events: readFlag(query, 'includeEventLogs') ?? false,
    objects: !(readFlag(query, 'excludeObjectDetails') ?? false),
  };
  return ok(progressOnWire(cluster, run, state.nowUsecs, details));
}

function getStats({ state, cluster, parameters }: ClusterRequest): Answer {
  const run = cluster.runs.find((candidate) => candidate.id === parameters.runId);
  if (run === undefined) throw notFound(`Run ${parameters.runId} was not found.`);
  return ok(statsOnWire(cluster, run, state.nowUsecs));
}

/** The newest run of each object, in whatever group. */
function listLastRuns({ state, cluster, query }: ClusterRequest): Answer {
  const ids = readIdList(query, 'ids');
  const objects = cluster.objects.filter(({ id }) => ids?.includes(id) ?? true);
  const from = readNumber(query, 'paginationCookie') ?? 0;
  const page = objects.slice(from, from + (readNumber(query, 'count') ?? DEFAULT_RUNS));
  return ok({
    objects: page.map((object) => {
      const [run] = newestFirst(cluster.runs.filter(({ objectIds }) => objectIds.includes(object.id)));
      return {
        ...objectOnWire(cluster, object),
        ...(run ? { lastRun: runOnWire(cluster, run, state.nowUsecs, false) } : {}),
      };
    }),
    ...(from + page.length < objects.length ? { paginationCookie: String(from + page.length) } : {}),
  });
}

/** Runs and their progress, read only. */
export const runRoutes = [
  route('GET', '/data-protect/protection-groups/{id}/runs', listRuns, {
    query: [
      'numRuns',
      'includeObjectDetails',
      'localBackupRunStatus',
      'replicationRunStatus',
      'archivalRunStatus',
      'runTypes',
      'runId',
      'startTimeUsecs',
      'endTimeUsecs',
      'excludeNonRestorableRuns',
      ...PRESENTATION,
    ],
  }),
  route('GET', '/data-protect/protection-groups/{id}/runs/{runId}', getRun, {
    query: ['includeObjectDetails', ...PRESENTATION],
  }),
  route('GET', '/data-protect/runs/summary', summarizeRuns, {
    query: ['startTimeUsecs', 'endTimeUsecs', 'runStatus'],
  }),
  route('GET', '/data-protect/runs/{runId}/progress', getProgress, {
    query: ['includeEventLogs', 'excludeObjectDetails', 'includeFinishedTasks'],
  }),
  route('GET', '/data-protect/runs/{runId}/stats', getStats, { query: ['includeFinishedTasks'] }),
  route('GET', '/data-protect/objects/last-run', listLastRuns, {
    query: ['ids', 'paginationCookie', 'count'],
  }),
];
