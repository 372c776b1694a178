import type { PlannedRunFeed } from '../../core/planned-runs/planned-run-port.ts';
import type { PlannedRun } from '../../core/planned-runs/rules/planned-run.ts';
import { listenOn } from '../database/listen.ts';
import type { DatabaseDriver } from '../database/types.ts';
import { CHANGE_CHANNEL, ChangeDecoder } from './planned-run-message.ts';

/** Brings the changes that `PlannedRunRepository.change` makes, in whatever process on the database. */
export class PlannedRunNotifications implements PlannedRunFeed {
  readonly #driver: DatabaseDriver;

  constructor(driver: DatabaseDriver) {
    this.#driver = driver;
  }

  /**
   * Needs no reads: the notifications carry the runs. A gap is a connection that was lost and is back, or
   * something unreadable, e.g. from another version of this program.
   * @throws when the database cannot be reached now; later losses are made good
   */
  async listen(onChange: (run: PlannedRun) => void, onGap: () => void): Promise<{ close(): Promise<void> }> {
    const decoder = new ChangeDecoder();
    let closed = false;
    const stop = await listenOn(this.#driver, CHANGE_CHANNEL, {
      onPayload(payload) {
        if (closed) return;
        const run = readOrNull(decoder, payload);
        if (run === null) onGap();
        else if (run !== undefined) onChange(run);
      },
      onReconnected() {
        decoder.reset();
        if (!closed) onGap();
      },
    });
    return {
      async close() {
        if (closed) return;
        closed = true;
        await stop();
      },
    };
  }
}

/** `undefined` while the run is not complete, `null` when the payload is unreadable. */
function readOrNull(decoder: ChangeDecoder, payload: string): PlannedRun | null | undefined {
  try {
    return decoder.accept(payload);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
