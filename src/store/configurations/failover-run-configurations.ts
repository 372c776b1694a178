import { and, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { FailoverRunConfigurationStore } from '../../core/configurations/configuration-port.ts';
import type {
  FailoverRunConfiguration,
  FailoverRunConfigurationFilter,
  FailoverRunConfigurationRecord,
  FailoverRunConfigurationSummary,
} from '../../core/configurations/rules/failover-run-configuration.ts';
import type { CreationCursor, OrderDirection, Page, PageRequest } from '../../core/values/page.ts';
import { given, holdsText, isBefore, isFrom } from '../database/conditions.ts';
import { byCreation, withinCreationRange } from '../database/creation-order.ts';
import { type KeysetRead, readKeysetPage } from '../database/keyset-page.ts';
import type { Database } from '../database/types.ts';
import { failoverRunConfigurations as table } from './tables.ts';

const { objectIds: _objectIds, ...SUMMARY } = getTableColumns(table);

const CREATION = { createdAt: table.createdAt, key: table.digest };

/** Keeps configurations in the database. Safe to share; one instance per database suffices. */
export class FailoverRunConfigurationRepository implements FailoverRunConfigurationStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async createOrGet(
    configuration: FailoverRunConfiguration,
    digest: string,
    createdBy: string,
  ): Promise<FailoverRunConfigurationRecord> {
    const [created] = await this.#database
      .insert(table)
      .values({ ...contentOf(configuration), digest, createdBy })
      .onConflictDoNothing({ target: table.digest })
      .returning();
    if (created !== undefined) return created;
    // The insert waited for the rival's commit, and rows stay for ever: the row is there to be read.
    const [existing] = await this.findByDigests([digest]);
    if (!existing) throw new Error(`configuration ${digest} is neither new nor stored`);
    return existing;
  }

  async findByDigests(
    digests: readonly string[],
  ): Promise<readonly (FailoverRunConfigurationRecord | null)[]> {
    if (digests.length === 0) return [];
    const rows = await this.#database.select().from(table).where(hasDigest(digests));
    return inOrder(digests, rows);
  }

  async findSummaries(
    digests: readonly string[],
  ): Promise<readonly (FailoverRunConfigurationSummary | null)[]> {
    const rows = await this.#database.select(SUMMARY).from(table).where(hasDigest(digests));
    return inOrder(digests, rows);
  }

  async objectIdsOf(digests: readonly string[]): Promise<readonly (readonly bigint[])[]> {
    const { digest, objectIds } = table;
    const rows = await this.#database.select({ digest, objectIds }).from(table).where(hasDigest(digests));
    return inOrder(digests, rows).map((row) => row?.objectIds ?? []);
  }

  async countObjects(digests: readonly string[]): Promise<readonly number[]> {
    const count = sql<number>`cardinality(${table.objectIds})`;
    const rows = await this.#database
      .select({ digest: table.digest, count })
      .from(table)
      .where(hasDigest(digests));
    return inOrder(digests, rows).map((row) => row?.count ?? 0);
  }

  list(
    filter: FailoverRunConfigurationFilter,
    direction: OrderDirection,
    page: PageRequest<CreationCursor>,
  ): Promise<Page<FailoverRunConfigurationSummary>> {
    const narrowed = conditionsOf(filter);
    return readKeysetPage(direction, page, (request) => this.#read(narrowed, request));
  }

  count(filter: FailoverRunConfigurationFilter): Promise<number> {
    return this.#database.$count(table, and(...conditionsOf(filter)));
  }

  #read(narrowed: readonly SQL[], request: KeysetRead<CreationCursor>) {
    return this.#database
      .select(SUMMARY)
      .from(table)
      .where(and(...narrowed, withinCreationRange(CREATION, request)))
      .orderBy(...byCreation(CREATION, request))
      .limit(request.limit);
  }
}

function hasDigest(digests: readonly string[]): SQL {
  return inArray(table.digest, [...new Set(digests)]);
}

/** The rows in the order of the digests, `null` where there is none. */
function inOrder<Row extends { readonly digest: string }>(
  digests: readonly string[],
  rows: readonly Row[],
): (Row | null)[] {
  const byDigest = new Map(rows.map((row) => [row.digest, row]));
  return digests.map((digest) => byDigest.get(digest) ?? null);
}

/** Only the known fields: an object with more of them must not reach the columns. */
function contentOf(configuration: FailoverRunConfiguration) {
  return {
    sourceClusterId: configuration.sourceClusterId,
    replicationClusterId: configuration.replicationClusterId,
    protectionGroupId: configuration.protectionGroupId,
    runType: configuration.runType,
    viewId: configuration.viewId,
    cancelNonFailoverRuns: configuration.cancelNonFailoverRuns,
    pauseNextRuns: configuration.pauseNextRuns,
    objectIds: [...configuration.objectIds],
  };
}

function conditionsOf(filter: FailoverRunConfigurationFilter): readonly SQL[] {
  return given(filter, {
    sourceClusterId: (id) => eq(table.sourceClusterId, id),
    replicationClusterId: (id) => eq(table.replicationClusterId, id),
    protectionGroupId: (id) => holdsText(table.protectionGroupId, id),
    runType: (runType) => eq(table.runType, runType),
    createdFrom: (instant) => isFrom(table.createdAt, instant),
    createdBefore: (instant) => isBefore(table.createdAt, instant),
  });
}
