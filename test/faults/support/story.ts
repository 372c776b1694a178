import { expect } from 'vitest';
import type { SeenEvent, SeenRun } from './careful-client.ts';
import { isFinal } from './careful-client.ts';
import type { ClustersWord } from './clusters-word.ts';

/** The run has ended as its cluster says, was accepted once, and its story has neither gap nor repetition. */
export function expectExactlyOnce(
  run: SeenRun & { readonly events: readonly SeenEvent[] },
  word: ClustersWord | undefined,
): void {
  const shown = `${run.failoverId} ${run.status}\n${run.events.map(describeEvent).join('\n')}`;
  expect(isFinal(run.status), shown).toBe(true);
  if (word === undefined) {
    // Canceled before the cluster heard of it.
    expect(run.status, shown).toBe('CANCELED');
  } else {
    expect(word.accepted, shown).toBe(1);
    expect(run.status, shown).toBe(word.end);
  }
  expect(run.events[0]?.kind, shown).toBe('CREATED');
  const changes = run.events.filter(({ from, to }) => from !== null && to !== null && from !== to);
  let status = 'PENDING';
  for (const { from, to } of changes) {
    expect(from, shown).toBe(status);
    status = to ?? '';
  }
  expect(status, shown).toBe(run.status);
}

function describeEvent({ kind, from, to, message }: SeenEvent): string {
  return `  ${kind} ${from ?? ''}→${to ?? ''} ${message}`;
}
