import type { Actor } from "../../services/access/actor";
import type { Prepared } from "../prepare/prepared";

/** Documents that were found to ask, of callers of a kind, what is another for each of them. */
export class PersonalDocuments {
  private readonly found = new WeakMap<Prepared, Set<Actor["kind"]>>();

  has(prepared: Prepared, kind: Actor["kind"]): boolean {
    return this.found.get(prepared)?.has(kind) ?? false;
  }

  add(prepared: Prepared, kind: Actor["kind"]): void {
    this.found.set(prepared, (this.found.get(prepared) ?? new Set()).add(kind));
  }
}
