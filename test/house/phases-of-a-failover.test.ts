import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { expect, it } from 'vitest';
import { FAILOVER_PHASES, FINAL_PHASES } from '../../src/core/failovers/rules/failover.ts';
import { PHASE_TRANSITIONS } from '../../src/core/failovers/rules/phase-transitions.ts';
import { drawPhases } from '../support/state-drawing.ts';

const page = readFileSync('docs/failover-workflow.md', 'utf8');

it('the drawing of the phases of a failover is what the table of transitions says', () => {
  const drawing = /```mermaid\n(?<text>[\s\S]*?)\n```/.exec(page)?.groups?.text;
  expect(drawing).toBe(drawPhases());
});

it('every phase is explained beside it, and listed in the schema in the same order', () => {
  const explained = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(explained).toEqual(FAILOVER_PHASES);
  const phases = buildSchema(readFileSync('schema.graphql', 'utf8')).getType('FailoverPhase');
  expect(isEnumType(phases) && phases.getValues().map(({ name }) => name)).toEqual(FAILOVER_PHASES);
});

it('nothing follows a final phase, and every other has a way to one', () => {
  for (const phase of FAILOVER_PHASES) {
    const reached = new Set([phase]);
    for (const from of reached) for (const to of PHASE_TRANSITIONS[from]) reached.add(to);
    const isFinal = (FINAL_PHASES as readonly string[]).includes(phase);
    expect(isFinal ? reached.size === 1 : FINAL_PHASES.some((end) => reached.has(end)), phase).toBe(true);
  }
});
