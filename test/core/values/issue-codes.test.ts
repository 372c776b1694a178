import { globSync, readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';

const issueCode = buildSchema(readFileSync('schema.graphql', 'utf8')).getType('IssueCode');
const codes = isEnumType(issueCode) ? issueCode.getValues().map(({ name }) => name) : [];

/** Codes whose tests are still to be written; no other joins them. */
const UNTESTED = [
  'PLANNED_RUN_ENDED',
  'FAILOVER_NOT_FOUND',
  'ACTION_NOT_ALLOWED',
  'WRONG_FAILOVER_KIND',
  'ACKNOWLEDGEMENT_REQUIRED',
  'POINT_OF_NO_RETURN_PASSED',
  'GATE_NOT_WAITING',
  'STEP_UNCERTAIN',
  'FAILOVER_IN_PROGRESS',
  'OBJECT_NOT_IN_FAILOVER',
  'REPLICA_UNDETERMINED',
  'SNAPSHOT_NOT_FOUND',
  'RECOVERED_OBJECT_UNDETERMINED',
  'MISSING_INPUT',
  'CLUSTER_REFUSED',
  'PRIVILEGE_MISSING',
  'REVERSE_REPLICATION_FAILED',
  'NOTE_TOO_LONG',
  'LEFTOVER_NOT_RELEASABLE',
];

/** The codes of which none of these files has anything to say. */
function missingIn(files: readonly string[]): string[] {
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  return codes.filter((code) => !new RegExp(`\\b${code}\\b`).test(text));
}

describe('every code of an issue', () => {
  it('is one that some rule gives', () => {
    const rules = globSync('src/core/**/*.ts').filter((file) => !file.endsWith('values/issue.ts'));
    expect(codes.length).toBeGreaterThan(30);
    expect(missingIn(rules)).toEqual([]);
  });

  it('is expected by a test', () => {
    const tests = globSync('test/**/*.test.ts').filter((file) => !/newcomer|issue-codes/.test(file));
    expect(missingIn(tests).filter((code) => !UNTESTED.includes(code))).toEqual([]);
  });
});
