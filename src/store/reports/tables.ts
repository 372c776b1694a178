import { integer, pgTable, text } from 'drizzle-orm/pg-core';

/** The key that reports are signed with: one row, made by whichever server needs it first, and shared by all. */
export const reportKeys = pgTable('report_keys', {
  id: integer('id').primaryKey(),
  /** Ed25519, PKCS #8 in PEM. */
  privateKey: text('private_key').notNull(),
});
