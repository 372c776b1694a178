import type { RunOperation } from '../../clusters/run-operation.ts';
import type { PreviewEffects } from '../../previews/rules/preview-effects.ts';
import type { PlannedRunEvent } from './planned-run.ts';
import { INITIAL_STATUS } from './transition-table.ts';

/** The first events of a run: what it is to do, and what the preview said of other runs. */
export function recordingEvents(effects: PreviewEffects, actor: string, at: Date): PlannedRunEvent[] {
  const shared = { at, actor, from: null, to: null };
  return [
    { ...shared, kind: 'CREATED', to: INITIAL_STATUS, message: effects.run },
    ...effects.cancels.map((operation) => ({
      ...shared,
      kind: 'CANCELS_OPERATION' as const,
      message: `Cancels the ${describeOperation(operation)}.`,
    })),
    ...effects.waitsFor.map((operation) => ({
      ...shared,
      kind: 'WAITS_FOR_OPERATION' as const,
      message: `Waits for the ${describeOperation(operation)}.`,
    })),
  ];
}

function describeOperation({ kind, target, runId, protectionGroupId }: RunOperation): string {
  const copy = target === null ? '' : ` to ${target}`;
  return `${kind.toLowerCase()}${copy} of run ${runId} of protection group ${protectionGroupId}`;
}
