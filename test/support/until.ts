import { setTimeout as pause } from 'node:timers/promises';

/** Resolves when the condition holds; for what happens without an event. Never use it to find that nothing happens. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(5);
}
