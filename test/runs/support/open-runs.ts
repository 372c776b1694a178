import { setTimeout as pause } from 'node:timers/promises';
import { type AnswerProxy, openAnswerProxy } from '../../support/answer-proxy.ts';
import { openTestApi, startTestSimulator, type TestApiOptions } from '../../support/api.ts';
import { TestClock } from '../../support/test-clock.ts';
import { type SeenRun, Watch } from './watch.ts';

/** The fields that tests look at. */
const RUN_FIELDS = `
  id failoverId status waitingOnOtherRunCancellations runId protectionGroupId percentComplete bytesTransferred
  reason startedBy createdAt submittedAt startedAt endedAt lastSyncedAt estimatedCompletionAt
  failure { code message }
  events { kind at actor from to message }
`;

/** One issue as the API tells it. */
export interface SeenIssue {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** What starting or canceling answered. */
export interface Outcome {
  readonly plannedRun: SeenRun | null;
  readonly issues: readonly SeenIssue[];
}

/** A protection group of the simulator. */
export interface Group {
  readonly name: string;
  readonly id: string;
  readonly objectIds: readonly string[];
}

/** One request in the simulator's log. */
export interface LoggedRequest {
  readonly cluster: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
}

/** Which simulator, and what the API is to do with it. */
export interface RunsOptions extends Omit<TestApiOptions, 'simulator' | 'clock'> {
  readonly dialect?: 'newer' | 'older' | 'both';
  /** Groups of one object each, so that every test can have its own. */
  readonly extraGroups?: number;
  /** Whether `alter` can change what clusters answer; default no. */
  readonly alterable?: boolean;
}

/**
 * The API over a simulator whose time stands still, with short words for what tests do. The time of the service
 * passes only while a test waits for a state of a run, or for requests.
 */
export async function openRuns({
  dialect = 'both',
  extraGroups = 20,
  alterable = false,
  ...options
}: RunsOptions = {}) {
  // Today, or every next run would be overdue.
  const simulator = await startTestSimulator({ dialect, extraGroups, startTime: new Date() });
  const line = alterable ? await openAnswerProxy(simulator.baseUrl) : null;
  const clusters = simulator.clusters.map((cluster) => ({
    ...cluster,
    baseUrl: cluster.baseUrl.replace(simulator.baseUrl, line?.baseUrl ?? simulator.baseUrl),
  }));
  const clock = new TestClock();
  const api = await openTestApi({ ...options, clock, simulator: { ...simulator, clusters } });
  const [alpha, beta] = clusters;
  if (alpha === undefined || beta === undefined) throw new TypeError('the simulator has two clusters');

  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely by tests
  async function control(method: string, path: string, body?: unknown): Promise<any> {
    const response = await fetch(`${simulator.baseUrl}/__control/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (response.status !== 200) throw new Error(`control ${path}: ${await response.text()}`);
    return response.json();
  }
  const advance = (seconds: number) => control('POST', 'clock', { advanceSeconds: seconds });
  const fault = (body: object) => control('POST', 'faults', { cluster: 'alpha', ...body });
  const requests = (): Promise<readonly LoggedRequest[]> => control('GET', 'requests');

  const { groups } = simulator.snapshot() as { groups: readonly (Group & { cluster: string })[] };
  const groupNamed = (name: string): Group => {
    const group = groups.find((each) => each.cluster === 'alpha' && each.name === name);
    if (group === undefined) throw new TypeError(`the simulator has no group ${name}`);
    return group;
  };
  let taken = 0;
  /** A group that no other test has. */
  const nextGroup = (): Group => {
    taken += 1;
    return groupNamed(`extra-${String(taken).padStart(4, '0')}`);
  };

  async function execute(query: string, variables?: unknown) {
    const { data, errors } = await api.execute(query, variables);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }
  /** Global id of the configuration of a run of the group. */
  async function configure(group: Group, fields: object = {}): Promise<string> {
    const configuration = {
      replicationClusterId: beta?.id.toString(),
      protectionGroupId: group.id,
      objects: group.objectIds.map((objectId) => ({ objectId })),
      ...fields,
    };
    const { createFailoverRunConfiguration: created } = await execute(
      `mutation ($configuration: FailoverRunConfigurationInput!) {
        createFailoverRunConfiguration(input: { configuration: $configuration }) {
          configuration { id } issues { code message }
        }
      }`,
      { configuration },
    );
    if (created.configuration === null) throw new Error(JSON.stringify(created.issues));
    return created.configuration.id;
  }
  async function start(input: { readonly configurationId: string; readonly [field: string]: unknown }) {
    const { startPlannedRun } = await execute(
      `mutation ($input: StartPlannedRunInput!) {
        startPlannedRun(input: $input) { plannedRun { ${RUN_FIELDS} } issues { severity code message path } }
      }`,
      { input },
    );
    return startPlannedRun as Outcome;
  }
  /** Starts a run that nothing speaks against. */
  async function started(group: Group, fields: object = {}, input: object = {}): Promise<SeenRun> {
    const { plannedRun, issues } = await start({ configurationId: await configure(group, fields), ...input });
    if (plannedRun === null) throw new Error(JSON.stringify(issues));
    return plannedRun;
  }
  async function cancel(failoverId: string, reason?: string): Promise<Outcome> {
    const { cancelFailover } = await execute(
      `mutation ($input: CancelFailoverInput!) {
        cancelFailover(input: $input) { plannedRun { ${RUN_FIELDS} } issues { severity code message path } }
      }`,
      { input: { failoverId, reason } },
    );
    return cancelFailover;
  }
  async function run(id: string): Promise<SeenRun> {
    const { plannedRun } = await execute(`query ($id: ID!) { plannedRun(id: $id) { ${RUN_FIELDS} } }`, {
      id,
    });
    return plannedRun;
  }
  const watch = ({ id }: Pick<SeenRun, 'id'>) => Watch.on(api.handler, id, RUN_FIELDS, clock);

  /** Answers to the requests so far whose path matches, in order. */
  const answersTo = async (path: string | RegExp) =>
    (await requests()).filter((request) => request.path.search(path) >= 0).map(({ status }) => status);
  /** Resolves when clusters have answered that many further requests whose path matches. */
  async function furtherRequests(count: number, path: string | RegExp): Promise<void> {
    const answered = async () => (await answersTo(path)).filter((status) => status !== null).length;
    const enough = (await answered()) + count;
    const waiting = async () => {
      while ((await answered()) < enough) await pause(10);
    };
    await clock.during(waiting());
  }

  const alter: AnswerProxy['alter'] = (change) => {
    if (line === null) throw new TypeError('answers can be altered only where that was asked for');
    line.alter(change);
  };
  /** Keeps back the next answers of this kind: the cluster has done what it was asked, and nobody hears of it. */
  function holdAnswers(method: string, path: string) {
    const arrived = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    alter(async (answer) => {
      if (answer.method !== method || !answer.path.includes(path)) return {};
      arrived.resolve();
      await released.promise;
      return {};
    });
    return { arrived: arrived.promise, release: released.resolve };
  }

  /** How often the cluster accepted a planned run under the id. */
  async function accepted(failoverId: string): Promise<number> {
    const { failovers } = await control('GET', 'state');
    const ofId = failovers.filter((each: { failoverId: string }) => each.failoverId === failoverId);
    return ofId.reduce(
      (sum: number, each: { acceptedPlannedRuns: number }) => sum + each.acceptedPlannedRuns,
      0,
    );
  }
  /** Requests for the planned run of the id, in order. */
  async function submissions(failoverId: string): Promise<readonly LoggedRequest[]> {
    const isSubmission = ({ method, path }: LoggedRequest) =>
      method === 'POST' && path.includes(`/${failoverId}/`) && /planned-?run$/i.test(path);
    return (await requests()).filter(isSubmission);
  }
  async function close() {
    await api.close();
    await line?.close();
    await simulator.close();
  }
  return {
    ...{
      simulator,
      api,
      alpha,
      beta,
      alter,
      holdAnswers,
      control,
      advance,
      fault,
      requests,
      answersTo,
      furtherRequests,
      clock,
      groupNamed,
      nextGroup,
    },
    ...{ execute, configure, start, started, cancel, run, watch, accepted, submissions, close },
  };
}

export type Runs = Awaited<ReturnType<typeof openRuns>>;
