import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TRANSITION_TABLE } from '../../src/core/planned-runs/rules/transition-table.ts';
import { drawStates } from '../support/state-drawing.ts';

const section = readFileSync('docs/ARCHITECTURE.md', 'utf8').split('## States of a planned run')[1] ?? '';

it('the drawing of the states of a run is what the table of transitions says', () => {
  const drawing = /```mermaid\n(?<text>[\s\S]*?)\n```/.exec(section)?.groups?.text;
  expect(drawing).toBe(drawStates());
});

it('every transition is explained beside it', () => {
  const explained = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(explained).toEqual(Object.keys(TRANSITION_TABLE));
});
