import { FINAL_PHASES } from '../../src/core/failovers/rules/failover.ts';
import { PHASE_TRANSITIONS } from '../../src/core/failovers/rules/phase-transitions.ts';

/** The phases of a failover and which may follow which, as Mermaid draws it. */
export function drawPhases(): string {
  const arrows = Object.entries(PHASE_TRANSITIONS).flatMap(([from, all]) =>
    all.map((to) => `  ${from} --> ${to}`),
  );
  const ends = FINAL_PHASES.map((phase) => `  ${phase} --> [*]`);
  return ['stateDiagram-v2', '  [*] --> PREPARED', ...arrows, ...ends].join('\n');
}
