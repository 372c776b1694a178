import type {
  ActivatedBackup,
  BackupActivation,
  BackupDeactivation,
  FailoverInitialization,
  InitializedFailover,
  ObjectLink,
} from '../core/clusters/switch-over-facts.ts';
import type { ClusterConnection } from './connection/connection.ts';
import type { DialectMemory, Spelling } from './connection/dialect.ts';
import { exactBody } from './connection/exact-body.ts';
import { pathSegment } from './connection/identifiers.ts';
import { detectDialect, FAILOVER } from './failover.ts';
import * as wire from './wire/switch-over.ts';

/** The operations that newer and older clusters spell differently. */
const SPELLINGS: Readonly<Record<Spelling, Readonly<Record<'link' | 'activate' | 'deactivate', string>>>> = {
  kebab: { link: 'object-linkage', activate: 'backup-activation', deactivate: 'backup-deactivation' },
  camel: { link: 'objectLinkage', activate: 'backupActivation', deactivate: 'backupDeactivation' },
};

function objectList(ids: readonly bigint[] | null) {
  return ids?.map((objectId) => ({ objectId })) ?? null;
}

/** POST …/{id}, on the replication cluster; both dialects spell it alike. */
export function initializeFailover(
  connection: ClusterConnection,
  failoverId: string,
  initialization: FailoverInitialization,
): Promise<InitializedFailover> {
  const body = exactBody({
    protectionGroupEnvironment: initialization.environment,
    replicationCluster: {
      objects: objectList(initialization.replicaObjectIds),
      protectionGroupId: initialization.replicaProtectionGroupId,
    },
    sourceCluster: { id: initialization.sourceClusterId },
  });
  const target = `${FAILOVER}/${pathSegment(failoverId)}`;
  return connection.command(
    { name: 'initialize a failover', method: 'POST', target, body },
    wire.initializedFailover,
  );
}

/** POST …/{id}/object-linkage, on the replication cluster, after the recovery. */
export async function linkObjects(
  connection: ClusterConnection,
  dialect: DialectMemory,
  failoverId: string,
  links: readonly ObjectLink[],
): Promise<void> {
  await detectDialect(connection, dialect, failoverId);
  const objectMap = links.map(({ replicaObjectId, failoverObjectId }) => ({
    replicaObjectId,
    failoverObjectId,
  }));
  await dialect.speak((spelling) =>
    connection.order({
      name: 'link objects',
      method: 'POST',
      target: `${FAILOVER}/${pathSegment(failoverId)}/${SPELLINGS[spelling].link}`,
      body: exactBody({ objectMap }),
    }),
  );
}

/** POST …/{id}/backup-activation, on the replication cluster. */
export async function activateBackup(
  connection: ClusterConnection,
  dialect: DialectMemory,
  failoverId: string,
  { objectIds, protectionGroupId, enableReverseReplication }: BackupActivation,
): Promise<ActivatedBackup> {
  await detectDialect(connection, dialect, failoverId);
  return dialect.speak((spelling) =>
    connection.command(
      {
        name: 'activate the backup',
        method: 'POST',
        target: `${FAILOVER}/${pathSegment(failoverId)}/${SPELLINGS[spelling].activate}`,
        body: exactBody({ objects: objectList(objectIds), protectionGroupId, enableReverseReplication }),
      },
      wire.activatedBackup,
    ),
  );
}

/** POST …/{id}/backup-deactivation, on the source cluster. */
export async function deactivateBackup(
  connection: ClusterConnection,
  dialect: DialectMemory,
  failoverId: string,
  { objectIds, viewId, ...fields }: BackupDeactivation,
): Promise<void> {
  await detectDialect(connection, dialect, failoverId);
  await dialect.speak((spelling) =>
    connection.order({
      name: 'deactivate the backup',
      method: 'POST',
      target: `${FAILOVER}/${pathSegment(failoverId)}/${SPELLINGS[spelling].deactivate}`,
      // A string here, and a number everywhere else.
      body: exactBody({ ...fields, objects: objectList(objectIds), viewId: viewId?.toString() ?? null }),
    }),
  );
}
