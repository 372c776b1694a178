import { setTimeout as sleep } from 'node:timers/promises';
import { type SimulatedCluster, type Simulator, startSimulator } from 'planned-failover-simulator';
import { CohesityCluster } from '../src/cohesity/cohesity-cluster.ts';
import { configurationDigest } from '../src/core/configurations/rules/configuration-digest.ts';
import type { FailoverRunConfiguration } from '../src/core/configurations/rules/failover-run-configuration.ts';
import { requestBody } from '../src/core/configurations/rules/request-body.ts';
import { type Composition, compose } from '../src/process/compose.ts';
import type { Repositories } from '../src/process/composition/repositories.ts';
import { readConfig } from '../src/settings/settings.ts';
import { openDatabase } from '../src/store/database/database.ts';
import type { OpenDatabase } from '../src/store/database/types.ts';
import { print, row } from './report.ts';

const RUNS = 10_000;
/** Long enough that the polls of one interval and those of the next are told apart by the silence between. */
const INTERVAL_MS = 30_000;
const SILENCE_MS = 10_000;

interface SimulatedGroup {
  readonly cluster: string;
  readonly id: string;
  readonly name: string;
  readonly objectIds: readonly string[];
}

/** What a cluster is asked per interval while 10,000 runs wait on it, each in a protection group of its own. */
export async function measureFollowing(): Promise<void> {
  print(`\nFollowing ${RUNS.toLocaleString('en')} live runs of one cluster`);
  // Time stands still: every run stays accepted and waiting.
  const simulator = await startSimulator({ speed: 0, extraGroups: RUNS });
  const database = await openDatabase({ url: 'memory://' });
  const [alpha, beta] = simulator.clusters;
  if (alpha === undefined || beta === undefined) throw new Error('the simulator has two clusters');
  const { name, id, baseUrl: endpoint, apiKey } = alpha;
  const cluster = new CohesityCluster({ name, id, endpoint, credentials: { apiKey } });
  try {
    await using composition = await composeFor(database, cluster);
    const { repositories, work } = composition;
    await startRuns(simulator, repositories, cluster, alpha, beta);
    await forgetRequests(simulator);
    const stop = new AbortController();
    const following = work.follow.follow(alpha.id, stop.signal).catch(() => {});
    const requests = await countUntilSilent(simulator);
    stop.abort();
    await following;
    row('upstream requests', [`${requests} per interval`, `${(requests / RUNS).toFixed(2)} per run`]);
  } finally {
    await cluster.close();
    await database.close();
    await simulator.close();
  }
}

/** The parts of the service, over a database and a cluster of our own. */
function composeFor(database: OpenDatabase, cluster: CohesityCluster): Promise<Composition> {
  const { config } = readConfig('server', { POLL_INTERVAL_MS: String(INTERVAL_MS) });
  if (config === null) throw new Error('the settings are not accepted');
  const quiet = () => {};
  const error = (_fields: unknown, message: string) => {
    throw new Error(message);
  };
  const logger = { debug: quiet, info: quiet, warn: quiet, error };
  return compose({ database, clusters: [cluster], logger }, config, false);
}

/** Records the runs and has the cluster accept them, as a worker would. */
async function startRuns(
  simulator: Simulator,
  { configurations, plannedRuns }: Repositories,
  cluster: CohesityCluster,
  source: SimulatedCluster,
  replication: SimulatedCluster,
): Promise<void> {
  const { groups } = simulator.snapshot() as { readonly groups: readonly SimulatedGroup[] };
  const extra = groups.filter((group) => group.cluster === source.name && group.name.startsWith('extra-'));
  if (extra.length !== RUNS) throw new Error(`${extra.length} groups`);
  for (const group of extra) {
    const configuration: FailoverRunConfiguration = {
      sourceClusterId: source.id,
      replicationClusterId: replication.id,
      objectIds: group.objectIds.map(BigInt),
      protectionGroupId: group.id,
      runType: 'INCREMENTAL',
      viewId: null,
      cancelNonFailoverRuns: false,
      pauseNextRuns: false,
    };
    const digest = configurationDigest(configuration);
    await configurations.createOrGet(configuration, digest, 'bench');
    const failoverId = `bench-${group.name}`;
    await cluster.startPlannedRun(failoverId, requestBody(configuration));
    const { run } = await plannedRuns.record(
      {
        failoverId,
        configurationDigest: digest,
        sourceClusterId: source.id,
        replicationClusterId: replication.id,
        protectionGroupId: group.id,
        reason: null,
        startedBy: 'bench',
        createdAt: new Date(),
      },
      [],
      async () => {},
    );
    await plannedRuns.change(run, { status: 'WAITING', submittedAt: new Date() }, []);
  }
}

/** How many requests have come when no more come for a while. */
async function countUntilSilent({ baseUrl }: Simulator): Promise<number> {
  let counted = -1;
  for (;;) {
    const log = (await (await fetch(`${baseUrl}/__control/requests`)).json()) as readonly unknown[];
    if (log.length > 0 && log.length === counted) return counted;
    counted = log.length;
    await sleep(SILENCE_MS);
  }
}

async function forgetRequests({ baseUrl }: Simulator): Promise<void> {
  await fetch(`${baseUrl}/__control/requests`, { method: 'DELETE' });
}
