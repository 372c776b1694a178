import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { ReportSigner } from '../../core/failovers/report/failover-reports.ts';
import type { Database } from '../database/types.ts';
import { reportKeys } from './tables.ts';

const ONLY = 1;

/** Signs with the key in the database; the first use makes it. */
export class StoredReportKey implements ReportSigner {
  readonly #database: Database;
  #key: Promise<KeyObject> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  async sign(text: string): Promise<string> {
    return sign(null, Buffer.from(text), await this.#loaded()).toString('base64');
  }

  async publicKey(): Promise<string> {
    const key = createPublicKey(await this.#loaded());
    return key.export({ type: 'spki', format: 'pem' }).toString();
  }

  #loaded(): Promise<KeyObject> {
    this.#key ??= this.#load().catch((error: unknown) => {
      this.#key = null;
      throw error;
    });
    return this.#key;
  }

  async #load(): Promise<KeyObject> {
    const known = await this.#read();
    if (known !== null) return known;
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await this.#database.insert(reportKeys).values({ id: ONLY, privateKey: pem }).onConflictDoNothing();
    const kept = await this.#read();
    if (kept === null) throw new Error('the key for reports can neither be made nor found');
    return kept;
  }

  async #read(): Promise<KeyObject | null> {
    const [row] = await this.#database.select().from(reportKeys).where(eq(reportKeys.id, ONLY));
    return row === undefined ? null : createPrivateKey(row.privateKey);
  }
}
