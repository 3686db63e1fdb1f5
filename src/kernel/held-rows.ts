import type { Uuid } from "./ids";

/** Somebody else holds it, or it is not there: whoever wants it is to ask for it alone. */
export class NotHeldError extends Error {}

/** Rows that are held for several operations at once. Each is taken once: what is done changes it. */
export class HeldRows {
  private readonly taken = new Set<Uuid>();

  /** `rows`: as soon as they are held. */
  constructor(private readonly rows: Promise<ReadonlyMap<Uuid, object>>) {
    // Whoever takes one hears of it.
    rows.catch(() => undefined);
  }

  /** Null where it was taken before. */
  async take<Row extends object>(id: Uuid): Promise<Row | null> {
    if (this.taken.has(id)) return null;
    this.taken.add(id);
    const row = (await this.rows).get(id);
    if (!row) throw new NotHeldError();
    return row as Row;
  }
}
