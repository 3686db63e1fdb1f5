import DataLoader from "dataloader";
import type { Wanted } from "../kernel/database/table";
import { exactJson } from "../kernel/exact-json";
import type { Uuid } from "../kernel/ids";
import type { Batch } from "../kernel/reads";
import type { BatchQuery } from "../resolvers/relation";

/** Carries out a read for many keys. */
export type ReadBatch = <Args, Value>(
  operation: BatchQuery<Args, Value>,
  batch: Batch<Args>,
) => Promise<ReadonlyMap<Uuid, Value>>;

/** What is asked for one by one in one turn of the event loop is read at once, and but once. */
export class Loaders {
  private readonly byOperation = new Map<unknown, Map<string, DataLoader<Uuid, unknown>>>();

  constructor(private readonly readBatch: ReadBatch) {}

  load<Args, Value>(
    operation: BatchQuery<Args, Value>,
    id: Uuid,
    args: Args,
    wanted: Wanted,
  ): Promise<Value | null> {
    return this.loader(operation, args, wanted).load(id) as Promise<Value | null>;
  }

  private loader<Args>(
    operation: BatchQuery<Args, unknown>,
    args: Args,
    wanted: Wanted,
  ): DataLoader<Uuid, unknown> {
    const byQuestion = this.byOperation.get(operation) ?? new Map<string, DataLoader<Uuid, unknown>>();
    this.byOperation.set(operation, byQuestion);
    const question = questionOf(args, wanted);
    const loader =
      byQuestion.get(question) ??
      new DataLoader<Uuid, unknown>(async (ids) => {
        const found = await this.readBatch(operation, { ids, args, wanted });
        return ids.map((id) => found.get(id) ?? null);
      });
    byQuestion.set(question, loader);
    return loader;
  }
}

/** The same for loads that ask the same, whatever they are about. */
function questionOf(args: unknown, wanted: Wanted): string {
  const properties = wanted ? [...wanted].sort().join() : "*";
  return args === null ? properties : `${properties} ${exactJson(args)}`;
}
