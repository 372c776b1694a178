import { EventEmitter, once } from 'node:events';
import type { PlannedRun } from '../../src/core/planned-runs/rules/planned-run.ts';
import type { PlannedRunNotifications } from '../../src/store/planned-runs/planned-run-feed.ts';

/** What one listener was told, in order. */
export class Heard {
  readonly runs: PlannedRun[] = [];
  gaps = 0;
  readonly #told = new EventEmitter();
  #listener: { close(): Promise<void> } | undefined;

  static async on(feed: PlannedRunNotifications): Promise<Heard> {
    const heard = new Heard();
    heard.#listener = await feed.listen(
      (run) => {
        heard.runs.push(run);
        heard.#told.emit('told');
      },
      () => {
        heard.gaps += 1;
        heard.#told.emit('told');
      },
    );
    return heard;
  }

  /** Resolves when the condition holds; looks again whenever something was told. */
  async until(condition: (heard: Heard) => boolean): Promise<void> {
    while (!condition(this)) await once(this.#told, 'told');
  }

  of(failoverId: string): PlannedRun[] {
    return this.runs.filter((run) => run.failoverId === failoverId);
  }

  async close(): Promise<void> {
    await this.#listener?.close();
  }
}
