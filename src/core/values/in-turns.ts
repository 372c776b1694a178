/** How many objects are asked about at once: a failover leaves the cluster room for others. */
const AT_ONCE = 4;

/** Maps in order with a few calls at a time; the first failure ends it. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Array<Result>(items.length);
  const entries = items.entries();
  const work = async () => {
    for (const [position, item] of entries) results[position] = await map(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work));
  return results;
}
