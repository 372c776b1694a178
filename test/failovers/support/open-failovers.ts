import { openTestApi, startTestSimulator } from '../../support/api.ts';

/** Where the simulator's vCenter on beta takes recovered machines. */
export const TARGET = { sourceId: '810000', resourcePoolId: '810012', datastoreIds: ['810021'] };
/** The replicated share on beta. */
export const REPLICA_VIEW = '57';

const FIELDS = `
  id failoverId phase waitingFor authoritativeSide pointOfNoReturnPassedAt endedAt
  gates { kind status passedBy }
  steps { kind status attempts { number status upstreamIds issues { code } } }
  objects { nodes { sourceObjectId recoveredObjectId verdict authoritativeSide } }
  failsBack { failoverId } failedBackBy { failoverId }
`;

/** A failover as the API shows it. */
export interface SeenFailover {
  readonly id: string;
  readonly failoverId: string;
  readonly phase: string;
  readonly waitingFor: string | null;
  readonly authoritativeSide: string | null;
  readonly pointOfNoReturnPassedAt: string | null;
  readonly endedAt: string | null;
  readonly gates: readonly {
    readonly kind: string;
    readonly status: string;
    readonly passedBy: string | null;
  }[];
  readonly steps: readonly {
    readonly kind: string;
    readonly status: string;
    readonly attempts: readonly { readonly number: number; readonly upstreamIds: readonly string[] }[];
  }[];
  readonly objects: {
    readonly nodes: readonly { readonly sourceObjectId: string; readonly verdict: string }[];
  };
  readonly failsBack: { readonly failoverId: string } | null;
  readonly failedBackBy: { readonly failoverId: string } | null;
}

/** What a mutation answered. */
export interface FailoverAnswer {
  readonly failover: SeenFailover | null;
  readonly issues: readonly { readonly code: string; readonly path: readonly string[] }[];
}

/** The API with its worker over a simulator whose clusters work much faster than real ones. */
export async function openFailovers() {
  const simulator = await startTestSimulator({ speed: 2_000, startTime: new Date() });
  const api = await openTestApi({ simulator, worker: true, pollIntervalMs: 100, submissionGraceMs: 500 });
  const [, beta] = simulator.clusters;

  async function execute(query: string, variables?: unknown) {
    const { data, errors } = await api.execute(query, variables);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }
  /** Sends the mutation of this name. */
  async function ask(mutation: string, input: object): Promise<FailoverAnswer> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const inputType = mutation === 'cleanUpFailover' ? 'FailoverActionInput' : type;
    const data = await execute(
      `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { failover { ${FIELDS} } issues { code path } } }`,
      { input },
    );
    return data[mutation];
  }
  /** As {@link ask}, where nothing may speak against it. */
  async function done(mutation: string, input: object): Promise<SeenFailover> {
    const { failover, issues } = await ask(mutation, input);
    if (failover === null || issues.length > 0) throw new Error(`${mutation}: ${JSON.stringify(issues)}`);
    return failover;
  }
  async function find(failoverId: string): Promise<SeenFailover> {
    const { failoverByFailoverId } = await execute(
      `query ($id: String!) { failoverByFailoverId(failoverId: $id) { ${FIELDS} } }`,
      { id: failoverId },
    );
    return failoverByFailoverId;
  }
  /** All that the subscription brings, as it comes. */
  async function* follow(query: string, id: string) {
    const response = await api.handler.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query, variables: { id } }),
    });
    let text = '';
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) {
      text += decoder.decode(part, { stream: true });
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^data: ?(.+)$/m.exec(message)?.[1];
        if (data === undefined) continue;
        const answer = JSON.parse(data);
        if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
        yield answer.data;
      }
    }
  }
  /** The first state, from now on, that fulfils the condition; a stop that nobody waits for is an error. */
  async function until(
    failoverId: string,
    condition: (failover: SeenFailover) => boolean,
  ): Promise<SeenFailover> {
    const { id } = await find(failoverId);
    const subscription = `subscription ($id: ID!) { failover(id: $id) { ${FIELDS} } }`;
    let last: SeenFailover | null = null;
    for await (const { failover } of follow(subscription, id)) {
      last = failover as SeenFailover;
      if (condition(last)) return last;
      if (last.phase === 'STOPPED') break;
    }
    throw new Error(`it has come to ${JSON.stringify(last)}`);
  }
  const untilPhase = (failoverId: string, phase: string) =>
    until(failoverId, (failover) => failover.phase === phase);
  const untilStep = (failoverId: string, kind: string, status: string) =>
    until(failoverId, ({ steps }) => steps.some((step) => step.kind === kind && step.status === status));
  const untilGate = (failoverId: string, kind: string) =>
    until(failoverId, ({ gates }) => gates.some((gate) => gate.kind === kind && gate.status === 'WAITING'));

  // biome-ignore lint/suspicious/noExplicitAny: the state of the simulator is looked into freely
  const state = () => simulator.snapshot() as any;
  const group = state().groups.find(
    (each: { cluster: string; name: string }) => each.cluster === 'alpha' && each.name === 'Web',
  );
  async function configure(): Promise<string> {
    const { createFailoverRunConfiguration: created } = await execute(
      `mutation ($c: FailoverRunConfigurationInput!) {
        createFailoverRunConfiguration(input: { configuration: $c }) { configuration { id } issues { message } }
      }`,
      {
        c: {
          replicationClusterId: String(beta?.id),
          protectionGroupId: group.id,
          objects: group.objectIds.map((objectId: string) => ({ objectId })),
          pauseNextRuns: true,
        },
      },
    );
    return created.configuration.id;
  }
  async function control(method: string, path: string, body?: object) {
    const response = await fetch(`${simulator.baseUrl}/__control/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return response.json();
  }
  /** The next answer to such a request is lost, after its effect. */
  const loseAnswer = (method: string, path: string) =>
    control('POST', 'faults', { kind: 'dropAfterEffect', method, path, times: 1 });
  /** Requests so far that change something and whose path matches. */
  async function sent(path: RegExp): Promise<number> {
    const log = (await control('GET', 'requests')) as readonly { method: string; path: string }[];
    return log.filter((request) => request.method !== 'GET' && path.test(request.path)).length;
  }
  async function close() {
    await api.close();
    await simulator.close();
  }
  return {
    ...{ simulator, beta, execute, ask, done, find, follow, until, untilPhase, untilStep, untilGate },
    ...{ state, group, configure, loseAnswer, sent, close },
  };
}

export type Failovers = Awaited<ReturnType<typeof openFailovers>>;
