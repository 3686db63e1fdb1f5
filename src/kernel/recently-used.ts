interface Entry<Value> {
  readonly value: Value;
  readonly weight: number;
}

/** A map that forgets what was not used for longest, bounded by what its values weigh together. */
export class RecentlyUsed<Key, Value> {
  // In the order of their last use: a map keeps the order of insertion.
  private readonly entries = new Map<Key, Entry<Value>>();
  private weight = 0;

  constructor(private readonly most: number) {}

  use(key: Key): Value | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  /** Keeps a value, unless it is too heavy to be kept at all. */
  keep(key: Key, value: Value, weight: number): void {
    this.forget(key);
    if (weight > this.most) return;
    this.entries.set(key, { value, weight });
    this.weight += weight;
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.most) return;
      this.forget(oldest);
    }
  }

  forget(key: Key): void {
    this.weight -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }
}
