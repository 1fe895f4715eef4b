/** Does the same with many things, several of them at a time. */

/** A client may have to fetch each from afar, and is asked for little enough at once to do other things beside. */
const atOnce = 16;

/** `work` must not reject. */
export async function inParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const worker = async () => {
    // All of them take from one list.
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
