type Listener = () => void;

/** Tells whoever listens, in this process, that something happened; not what. */
export class Signal {
  private readonly listeners = new Set<Listener>();

  /** A field, so that it can be handed on. */
  readonly give = (): void => {
    for (const listener of this.listeners) listener();
  };

  /** Listens until the function that it returns is called. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
