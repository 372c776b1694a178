import { existsSync, readFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** A change of the schema that can break a client. */
export interface BreakingChange {
  /** Where, as the changelog must name it: `Type`, `Type.field`, `Type.field.argument`, `Enum.VALUE`, `@directive`. */
  readonly place: string;
  readonly message: string;
}

/** What of the new schema breaks clients of the old one and is not named, in backticks, by the text. */
export async function unnamedBreakingChanges(
  oldSchema: string,
  newSchema: string,
  text: string,
): Promise<readonly BreakingChange[]> {
  const changes = await diff(buildSchema(oldSchema), buildSchema(newSchema));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, message }) => ({ place: path ?? '', message }))
    .filter(({ place }) => !text.includes(`\`${place}\``));
}

/** Versions that have been released, newest first, as the changelog's headings name them. */
export function releasedVersions(changelog: string): readonly string[] {
  return [...changelog.matchAll(/^## \[?(\d+\.\d+\.\d+)\b/gm)].map(([, version]) => version ?? '');
}

/** What the changelog says about the coming release. */
export function unreleasedSection(changelog: string): string {
  return /^## \[?Unreleased\b[^\n]*\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(changelog)?.[1] ?? '';
}

/** Where the schema of a released version is kept. */
export function releasedSchemaFile(version: string): string {
  return `docs/releases/schema-${version}.graphql`;
}

async function check(): Promise<void> {
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const [latest] = releasedVersions(changelog);
  if (latest === undefined || !existsSync(releasedSchemaFile(latest)))
    throw new Error(
      `The changelog has ${latest ?? 'none'} as its last release, whose schema is not in docs/releases.`,
    );
  const unnamed = await unnamedBreakingChanges(
    readFileSync(releasedSchemaFile(latest), 'utf8'),
    readFileSync('schema.graphql', 'utf8'),
    unreleasedSection(changelog),
  );
  if (unnamed.length === 0) {
    process.stdout.write(`No change since ${latest} breaks clients without being named in the changelog.\n`);
    return;
  }
  const lines = unnamed.map(({ place, message }) => `  \`${place}\`: ${message}`).join('\n');
  process.stderr.write(
    `These changes break clients of ${latest}. Undo them, or name each place in CHANGELOG.md under "Unreleased", in backticks as here:\n${lines}\n`,
  );
  process.exitCode = 1;
}

if (import.meta.main) await check();
