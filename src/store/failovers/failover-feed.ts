import type { FailoverFeed } from '../../core/failovers/failover-port.ts';
import { listenOn } from '../database/listen.ts';
import type { DatabaseDriver } from '../database/types.ts';
import { FAILOVER_CHANNEL } from './failover-writes.ts';

const PAYLOAD = /^(?<failoverId>\S+) (?<version>\d+)$/;

/** Brings word of the changes that `FailoverRepository` makes, in whatever process on the database. */
export class FailoverNotifications implements FailoverFeed {
  readonly #driver: DatabaseDriver;

  constructor(driver: DatabaseDriver) {
    this.#driver = driver;
  }

  async listen(
    onChange: (failoverId: string, version: number) => void,
    onGap: () => void,
  ): Promise<{ close(): Promise<void> }> {
    const stop = await listenOn(this.#driver, FAILOVER_CHANNEL, {
      onPayload(payload) {
        const { failoverId, version } = PAYLOAD.exec(payload)?.groups ?? {};
        if (failoverId === undefined || version === undefined) onGap();
        else onChange(failoverId, Number(version));
      },
      onReconnected: onGap,
    });
    return { close: stop };
  }
}
