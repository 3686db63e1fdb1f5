import type { Wanted } from "./database/table";
import type { Uuid } from "./ids";
import type { Operation, OperationContext } from "./operation";
import type { PageArguments } from "./paging/page-request";
import type { Page } from "./paging/read-pages";

/** What a read for many keys at once is given. */
export interface Batch<Args> {
  readonly ids: readonly Uuid[];
  readonly args: Args;
  readonly wanted?: Wanted;
  /** Whether a page is to tell if there are further ones, which takes one row more; true unless told. */
  readonly isEndTold?: boolean;
  /** Whether a page is to tell where its rows stand, which takes two columns more; true unless told. */
  readonly arePlacesTold?: boolean;
}

/** A read for many keys in one statement; the answer holds a value for each key that has one. */
export type BatchRead<Context extends OperationContext, Args, Value> = Operation<
  Context,
  Batch<Args>,
  ReadonlyMap<Uuid, Value>
>;

/** A list within each of many parents. */
export interface InnerList<Context extends OperationContext, Args, Row> {
  readonly pages: BatchRead<Context, Args & PageArguments, Page<Row>>;
  readonly counts: BatchRead<Context, Args & PageArguments, number>;
}

/** A list that has no parent. */
export interface OuterList<Context extends OperationContext, Args, Row> {
  readonly page: Operation<
    Context,
    {
      readonly args: Args & PageArguments;
      readonly wanted?: Wanted;
      readonly isEndTold?: boolean;
      readonly arePlacesTold?: boolean;
    },
    Page<Row>
  >;
  readonly count: Operation<Context, { readonly args: Args & PageArguments }, number>;
}
