import type { Gathering } from "./database";
import type { Sql } from "./sql";

interface Gathered {
  readonly kind: Gathering<unknown>;
  readonly items: unknown[];
}

/** Items of one kind that are to be written together, before anything else is sent. */
export class GatheredWrites {
  private gathered: Gathered | null = null;

  constructor(private readonly send: (statement: Sql) => void) {}

  add<Item>(kind: Gathering<Item>, item: Item): void {
    const fits = this.gathered?.kind === kind && kind.fits(this.gathered.items as Item[], item);
    if (!fits) this.sendAll();
    this.gathered ??= { kind, items: [] };
    this.gathered.items.push(item);
  }

  sendAll(): void {
    // Where they cannot be told, they stay, and nothing that comes after them is sent either.
    const statements = this.gathered?.kind.statements(this.gathered.items) ?? [];
    this.gathered = null;
    for (const statement of statements) this.send(statement);
  }

  forget(): void {
    this.gathered = null;
  }
}
