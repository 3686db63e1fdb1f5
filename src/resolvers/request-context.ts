import type { Wanted } from "../kernel/database/table";
import type { Operation } from "../kernel/operation";
import type { Uuid } from "../kernel/ids";
import type { Context } from "../services/access/actor";
import type { LiveSource } from "./live-source";
import type { BatchQuery, Relation } from "./relation";

/** What the query asks of a field at its top: which properties of its rows, and whether to count them. */
export interface Asked {
  readonly wanted: Wanted;
  readonly isCounted: boolean;
  /** Whether a page is to tell if there are further ones. */
  readonly isEndTold: boolean;
  /** Whether a page is to tell where its rows stand. */
  readonly arePlacesTold: boolean;
}

/** What a resolver may reach: operations, and nothing beneath them. */
export interface RequestContext {
  readonly run: <Input, Output>(
    operation: Operation<Context, Input, Output>,
    input: Input,
  ) => Promise<Output>;
  /** One value of a batch read; all that a level of the query asks for travels in one statement. */
  readonly load: <Args, Value>(
    operation: BatchQuery<Args, Value>,
    id: Uuid,
    args: Args,
    wanted?: Wanted,
  ) => Promise<Value | null>;
  /** What a row is related to, for a field that was not read ahead. */
  readonly related: (relation: Relation, row: object, args: unknown) => Promise<unknown>;
  /** Reads ahead all that the query asks for below this field of its top. Never throws. */
  readonly readAhead: (responseKey: string, value: unknown) => Promise<void>;
  /** What the query asks of this field of its top; of objects of one type, where there may be several. */
  readonly asked: (responseKey: string, typeName?: string) => Asked;
  /**
   * What a subscription's field answers: once at its beginning, when all that matters is where it has what it tells,
   * null; and then the thing that it tells.
   */
  readonly live: (source: LiveSource) => unknown;
  /** Refuses a selection on `Event`, as webhooks send it, that does not fit the schema or is beyond its limits. */
  readonly refuseUnfitSelection: (selection: string | null | undefined) => void;
  /** Has the time that was advanced arrive where it is to go, once that is durable and before it is answered. */
  readonly finishAdvance: (runner: Uuid) => void;
  /** Whether the caller is on the workspace's side, and not one of its customers. */
  readonly isStaff: boolean;
}
