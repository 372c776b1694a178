import { type Act, apply, type FailoverChange } from './apply.ts';
import {
  type Failover,
  type FailoverGate,
  GATE_KINDS,
  type GateKind,
  type GateTimeout,
  type StepKind,
} from './failover.ts';

/** What a guided failover says of a gate; one that is left out holds. */
export interface GateRequest {
  readonly gate: GateKind;
  readonly onTimeout: GateTimeout;
  readonly timeoutSeconds: number | null;
}

const STEP_BEHIND: Readonly<Record<GateKind, StepKind>> = {
  SOURCE_STOPPED: 'PLANNED_RUN',
  ACCEPT: 'ACTIVATE',
};

/** Both gates of a guided failover. */
export function newGates(requests: readonly GateRequest[]): readonly FailoverGate[] {
  return GATE_KINDS.map((kind) => {
    const request = requests.find(({ gate }) => gate === kind);
    return {
      kind,
      status: 'NOT_REACHED',
      onTimeout: request?.onTimeout ?? 'HOLD',
      timeoutSeconds: request?.timeoutSeconds ?? null,
      reachedAt: null,
      timesOutAt: null,
      passedAt: null,
      passedBy: null,
      note: null,
    };
  });
}

/** The gate that stands before the step and is not passed. */
export function gateBefore({ gates }: Pick<Failover, 'gates'>, step: StepKind): FailoverGate | null {
  return gates.find(({ kind, status }) => STEP_BEHIND[kind] === step && status !== 'PASSED') ?? null;
}

function waitingGate({ gates }: Pick<Failover, 'gates'>): FailoverGate | null {
  return gates.find(({ status }) => status === 'WAITING') ?? null;
}

/** Whether a gate can still be opened: one that waits, or by a signal that comes early and is kept. */
export function hasClosedGate({ gates, course }: Pick<Failover, 'gates' | 'course'>): boolean {
  return course === 'FORWARD' && gates.some(isClosed);
}

export function isClosed({ status }: FailoverGate): boolean {
  return status === 'WAITING' || status === 'NOT_REACHED';
}

/** The failover has come to the gate and waits. A timer of 0 seconds has run out at once. */
export function reachGate(failover: Failover, kind: GateKind, act: Act): FailoverChange {
  const gates = failover.gates.map((gate) =>
    gate.kind === kind
      ? {
          ...gate,
          status: 'WAITING' as const,
          reachedAt: act.at,
          timesOutAt:
            gate.timeoutSeconds === null ? null : new Date(act.at.getTime() + gate.timeoutSeconds * 1000),
        }
      : gate,
  );
  return apply(failover, { gates }, act, [
    { kind: 'GATE_REACHED', gate: kind, message: `Waits at the gate ${kind}.` },
  ]);
}

/** Opens the gate, by a person or by its timer; one that is not reached yet will not stop the failover. */
export function passGate(failover: Failover, kind: GateKind, act: Act, note: string | null): FailoverChange {
  const gates = failover.gates.map((gate) =>
    gate.kind === kind
      ? { ...gate, status: 'PASSED' as const, passedAt: act.at, passedBy: act.actor, note }
      : gate,
  );
  const message = note === null ? `Passed the gate ${kind}.` : `Passed the gate ${kind}: ${note}`;
  return apply(failover, { gates }, act, [{ kind: 'GATE_PASSED', gate: kind, message }]);
}

/** What the timer of a waiting gate decides at this moment; `null` while it has not run out, or where it holds. */
export function dueTimeout(
  failover: Failover,
  now: Date,
): { gate: GateKind; decision: 'CONTINUE' | 'ROLL_BACK' } | null {
  const gate = waitingGate(failover);
  if (gate?.timesOutAt == null || gate.onTimeout === 'HOLD' || gate.timesOutAt > now) return null;
  return { gate: gate.kind, decision: gate.onTimeout };
}
