const AT_ONCE = 40;

/** Works on all of them, some at a time, so that their statements leave together. */
export async function together<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE)
    await Promise.all(items.slice(start, start + AT_ONCE).map((item, index) => work(item, start + index)));
}
