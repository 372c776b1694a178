let last: Promise<void> = Promise.resolve();

/**
 * Resolves in an iteration of the event loop that belongs to the caller alone. Whoever is about to compute for more
 * than some milliseconds waits for a turn first: between two turns everything else that waits is served, however many
 * requests compute at the same time. `setImmediate` alone would not do, because all that are set run in one iteration.
 */
export function nextTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
  return last;
}
