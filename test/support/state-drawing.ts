import { FINAL_PHASES } from '../../src/core/failovers/rules/failover.ts';
import { PHASE_TRANSITIONS } from '../../src/core/failovers/rules/phase-transitions.ts';
import { FINAL_STATUSES } from '../../src/core/planned-runs/rules/planned-run.ts';
import { INITIAL_STATUS, TRANSITION_TABLE } from '../../src/core/planned-runs/rules/transition-table.ts';

/** Statuses drawn as one box: an arrow from or to the box holds for each of them. */
const BOXES: Readonly<Record<string, readonly string[]>> = {
  Scheduled: ['RUNNING', 'REPLICATING', 'PAUSED', 'ON_HOLD'],
  Ended: FINAL_STATUSES,
};

/** Boxes before single statuses, so that as few arrows as possible are drawn. */
const PLACES: readonly (readonly [string, readonly string[]])[] = [
  ...Object.entries(BOXES),
  ...['PENDING', 'WAITING', 'CANCELING', ...Object.values(BOXES).flat()].map(
    (status) => [status, [status]] as const,
  ),
];

/** The statuses of a planned run and what leads from each to which, as Mermaid draws it; what stays is left out. */
export function drawStates(): string {
  const labels = new Map<string, string[]>();
  for (const [name, { steps }] of Object.entries(TRANSITION_TABLE)) {
    const pairs = Object.entries(steps).flatMap(([from, all]) =>
      all.filter((to) => to !== from).map((to) => `${from} ${to}`),
    );
    const left = new Set(pairs);
    for (const [source, from] of PLACES)
      for (const [target, to] of PLACES) {
        const covered = from.flatMap((one) =>
          to.filter((other) => other !== one).map((other) => `${one} ${other}`),
        );
        const isWhole = covered.length > 0 && covered.every((pair) => pairs.includes(pair));
        if (!isWhole || !covered.some((pair) => left.has(pair))) continue;
        for (const pair of covered) left.delete(pair);
        const arrow = `${source} --> ${target}`;
        labels.set(arrow, [...(labels.get(arrow) ?? []), name]);
      }
  }
  return [
    'stateDiagram-v2',
    ...Object.entries(BOXES).flatMap(([box, statuses]) => [
      `  state ${box} {`,
      ...statuses.map((status) => `    ${status}`),
      '  }',
    ]),
    `  [*] --> ${INITIAL_STATUS}: record`,
    ...[...labels].map(([arrow, names]) => `  ${arrow}: ${names.join(', ')}`),
    '  Ended --> [*]',
  ].join('\n');
}

/** The phases of a failover and which may follow which, as Mermaid draws it. */
export function drawPhases(): string {
  const arrows = Object.entries(PHASE_TRANSITIONS).flatMap(([from, all]) =>
    all.map((to) => `  ${from} --> ${to}`),
  );
  const ends = FINAL_PHASES.map((phase) => `  ${phase} --> [*]`);
  return ['stateDiagram-v2', '  [*] --> PREPARED', ...arrows, ...ends].join('\n');
}
