/** Polls for what another process, or another end of a connection, brings about. */
export async function eventually(isSo: () => boolean, withinMs = 5_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error("It did not come about in time.");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
