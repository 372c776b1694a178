import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RELEASES, type Release, releaseSpelling, SPELLINGS } from '../../src/core/clusters/release.ts';
import { RUN_TYPES } from '../../src/core/clusters/run-type.ts';

/** The rows of the table in the operations manual; a fact that is new is missing here until it has one. */
const ROWS: { readonly [Fact in Exclude<keyof Release, 'name' | 'inWords'>]: string } = {
  spelling: '`dialect`',
  runTypes: 'run types',
  requiresProtectionGroupId: 'a configuration must name `protectionGroupId`',
  pollReportsStatuses: 'a poll answers the status of the backup',
  countsProtectedObjects: 'groups say how many objects they protect',
  reportsObjectErrors: 'an activation says which errors objects had',
  listsViewOperations: 'a view says what its failover allows next',
  tracksViews: 'a view is found by the `viewUid` of its counterpart',
  cancelsRunsByAction: 'a run is canceled by an action of its group',
};

function worded(release: Release, fact: keyof typeof ROWS): string {
  const value = release[fact];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return `\`${value}\``;
  const unknown = RUN_TYPES.filter((runType) => !release.runTypes[runType]).map(
    (runType) => `\`${runType}\``,
  );
  return unknown.length === 0 ? 'all' : `all but ${unknown.join(', ')}`;
}

test('the operations manual says what each release can', () => {
  const manual = readFileSync('docs/operations.md', 'utf8');
  const releases = Object.values(RELEASES);
  const names = releases.map(({ name }) => name.toLowerCase()).join(' | ');
  const facts = Object.keys(ROWS) as (keyof typeof ROWS)[];
  const rows = facts.map(
    (fact) => `| ${ROWS[fact]} | ${releases.map((release) => worded(release, fact)).join(' | ')} |`,
  );
  expect(manual).toContain(`| | ${names} |\n|${'---|'.repeat(releases.length + 1)}\n${rows.join('\n')}\n`);
});

test('each release is known by its spelling', () => {
  for (const release of Object.values(RELEASES)) expect(releaseSpelling(release.spelling)).toBe(release);
  expect(SPELLINGS).toEqual(Object.values(RELEASES).map(({ spelling }) => spelling));
});
