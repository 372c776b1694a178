import { HOUR } from '../clock.ts';
import type { ClusterState, Policy, ProtectedObject, ProtectionGroup, SimulatorState } from '../model.ts';
import { takeNumber } from '../model.ts';
import { randomInteger } from '../random.ts';
import { machineOf } from '../sources/seed.ts';
import { uuidOf } from '../sources/uuid.ts';
import { GAMMA } from './clusters.ts';

const GIGABYTE = 1_000_000_000;
const MEGABYTE = 1_000_000;

type ObjectDraft = Pick<ProtectedObject, 'id' | 'name' | 'environment'> &
  Partial<Pick<ProtectedObject, 'isContainer' | 'parentId'>>;

/** Builds inventory on one cluster; sizes are drawn from the seed. */
class Inventory {
  readonly #state: SimulatorState;
  readonly #cluster: ClusterState;

  constructor(state: SimulatorState, cluster: ClusterState) {
    this.#state = state;
    this.#cluster = cluster;
  }

  object(draft: ObjectDraft): bigint {
    const isContainer = draft.isContainer ?? false;
    const [vCenter] = this.#cluster.sources;
    const sourceId = draft.environment === 'kVMware' ? (vCenter?.id ?? null) : null;
    const object: ProtectedObject = {
      parentId: null,
      source: null,
      sourceId,
      uuid: uuidOf(`${this.#cluster.name} ${draft.id}`),
      ...draft,
      isContainer,
      logicalSizeBytes: isContainer ? 0 : randomInteger(this.#state.random, 20, 60) * GIGABYTE,
      changedBytesPerHour: isContainer ? 0 : randomInteger(this.#state.random, 200, 700) * MEGABYTE,
      lastBackupUsecs: this.#state.nowUsecs - 4 * HOUR,
    };
    this.#cluster.objects.push(object);
    if (sourceId !== null && !isContainer)
      this.#cluster.machines.push(machineOf(object, sourceId, this.#state.nowUsecs));
    return draft.id;
  }

  policy(policy: Omit<Policy, 'id'>): string {
    const id = `${this.#cluster.id}:${this.#cluster.incarnationId}:${takeNumber(this.#cluster)}`;
    this.#cluster.policies.push({ id, ...policy });
    return id;
  }

  group(
    draft: Pick<ProtectionGroup, 'name' | 'environment' | 'policyId' | 'memberIds'> &
      Partial<Pick<ProtectionGroup, 'isActive' | 'isPaused' | 'isDeleted' | 'replicaOf'>>,
  ): ProtectionGroup {
    const group: ProtectionGroup = {
      id: `${this.#cluster.id}:${this.#cluster.incarnationId}:${takeNumber(this.#cluster)}`,
      isActive: true,
      isPaused: false,
      isDeleted: false,
      replicaOf: null,
      ...draft,
      pausedByFailoverIds: [],
      nextRunUsecs: null,
    };
    this.#cluster.groups.push(group);
    return group;
  }
}

/** Alpha's policies, objects, views and groups; the views' twins on beta. */
export function addAlphaGroups(state: SimulatorState, alpha: ClusterState, beta: ClusterState): void {
  const inventory = new Inventory(state, alpha);
  const toBeta = { clusterId: beta.id, clusterName: beta.name };
  const vault = { targetId: 9007199254740997n, targetName: 'vault', targetType: 'Cloud' } as const;
  const gold = inventory.policy({
    name: 'Gold',
    intervalHours: 4,
    retentionDays: 30,
    replicationTargets: [toBeta],
    archivalTargets: [vault],
  });
  const platinum = inventory.policy({
    name: 'Platinum',
    intervalHours: 6,
    retentionDays: 90,
    replicationTargets: [toBeta, GAMMA],
    archivalTargets: [vault],
  });
  const silver = inventory.policy({
    name: 'Silver',
    intervalHours: 4,
    retentionDays: 14,
    replicationTargets: [toBeta],
    archivalTargets: [],
  });
  const bronze = inventory.policy({
    name: 'Bronze',
    intervalHours: 12,
    retentionDays: 7,
    replicationTargets: [],
    archivalTargets: [],
  });

  const machine = (id: bigint, name: string, parentId: bigint | null = null) =>
    inventory.object({ id, name, environment: 'kVMware', parentId });
  const erp = [
    ...Array.from({ length: 10 }, (_, index) => machine(BigInt(101 + index), `erp-app-${index + 1}`)),
    machine(9007199254740993n, 'erp-db-1'),
    machine(9007199254740995n, 'erp-db-2'),
  ];
  const folder = inventory.object({
    id: 150n,
    name: 'Web servers',
    environment: 'kVMware',
    isContainer: true,
  });
  for (const [index, id] of [151n, 152n, 153n, 154n].entries()) machine(id, `web-${index + 1}`, folder);
  const hosts = [161n, 162n, 163n].map((id, index) =>
    inventory.object({ id, name: `lab-host-${index + 1}`, environment: 'kPhysical' }),
  );
  const finance = inventory.object({ id: 301n, name: 'finance-share', environment: 'kView' });

  inventory.group({ name: 'ERP', environment: 'kVMware', policyId: gold, memberIds: erp });
  inventory.group({
    name: 'Databases',
    environment: 'kVMware',
    policyId: platinum,
    memberIds: [9007199254740993n, 9007199254740995n, machine(121n, 'bi-db-1')],
  });
  inventory.group({ name: 'Web', environment: 'kVMware', policyId: silver, memberIds: [folder] });
  inventory.group({ name: 'Finance share', environment: 'kView', policyId: silver, memberIds: [finance] });
  inventory.group({ name: 'Lab hosts', environment: 'kPhysical', policyId: bronze, memberIds: hosts });
  inventory.group({
    name: 'Archive server',
    environment: 'kVMware',
    policyId: gold,
    memberIds: [machine(171n, 'archive-1')],
    isPaused: true,
  });
  inventory.group({
    name: 'Retired',
    environment: 'kVMware',
    policyId: gold,
    memberIds: [machine(181n, 'retired-1')],
    isDeleted: true,
  });
  inventory.group({
    name: 'Branch office',
    environment: 'kVMware',
    policyId: null,
    memberIds: [machine(191n, 'branch-1')],
    isActive: false,
    replicaOf: { clusterId: GAMMA.clusterId, protectionGroupId: `${GAMMA.clusterId}:1701601335513:77` },
  });
  addViews(alpha, beta, finance);
}

/** The share on alpha, its read-only twin on beta, and a share that nothing protects. */
function addViews(alpha: ClusterState, beta: ClusterState, finance: bigint): void {
  const uid = (cluster: ClusterState, viewId: bigint) => `${cluster.id}:${cluster.incarnationId}:${viewId}`;
  alpha.views.push(
    {
      id: 31n,
      name: 'finance-share',
      magnetoEntityId: finance,
      uid: uid(alpha, 31n),
      remote: { clusterId: beta.id, incarnationId: beta.incarnationId, viewId: 57n },
      isFailoverReady: false,
      isWritable: true,
    },
    {
      id: 32n,
      name: 'scratch',
      magnetoEntityId: 302n,
      uid: uid(alpha, 32n),
      remote: null,
      isFailoverReady: false,
      isWritable: true,
    },
  );
  beta.views.push({
    id: 57n,
    name: 'finance-share',
    magnetoEntityId: 0n,
    uid: uid(alpha, 31n),
    remote: { clusterId: alpha.id, incarnationId: alpha.incarnationId, viewId: 31n },
    isFailoverReady: true,
    isWritable: false,
  });
}

/** What protects failover objects on beta unless the activation names another policy. */
export function addReplicationPolicy(beta: ClusterState): void {
  beta.policies.push({
    id: `${beta.id}:${beta.incarnationId}:1`,
    name: 'DR',
    intervalHours: 4,
    retentionDays: 14,
    replicationTargets: [],
    archivalTargets: [],
  });
}

/** Further groups of one object each. */
export function addExtraGroups(state: SimulatorState, alpha: ClusterState, count: number): void {
  const inventory = new Inventory(state, alpha);
  const silver = alpha.policies.find((policy) => policy.name === 'Silver');
  for (let index = 1; index <= count; index += 1) {
    const name = `extra-${String(index).padStart(4, '0')}`;
    const id = inventory.object({ id: BigInt(1_000_000 + index), name, environment: 'kVMware' });
    inventory.group({ name, environment: 'kVMware', policyId: silver?.id ?? null, memberIds: [id] });
  }
}
