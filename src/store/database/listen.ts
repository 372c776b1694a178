import { NotificationListener } from './notification-listener.ts';
import type { DatabaseDriver } from './types.ts';

/** What a listener is called with. */
export interface Listening {
  onPayload(payload: string): void;
  /** The connection was lost and is back: notifications may have been missed. */
  onReconnected(): void;
}

/**
 * Listens to a channel on whichever database it is.
 * @returns what stops it
 * @throws when the database cannot be reached now; later losses are made good
 */
export async function listenOn(
  driver: DatabaseDriver,
  channel: string,
  listening: Listening,
): Promise<() => Promise<void>> {
  if (driver.kind === 'embedded') {
    const { client } = driver;
    const unlisten = await client.listen(channel, listening.onPayload);
    return async () => {
      if (!client.closed) await unlisten();
    };
  }
  const listener = new NotificationListener(driver.pool.options, { channel, ...listening });
  await listener.open();
  return () => listener.close();
}
