export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Whether it became so in time. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 20,
): Promise<boolean> {
  for (const deadline = performance.now() + withinMs; performance.now() < deadline; await pause(everyMs))
    if (await isSo()) return true;
  return isSo();
}
