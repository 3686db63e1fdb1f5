import type { Uuid } from "../../../kernel/ids";

/** Of what facts are made. */
export const SOURCE_KINDS = ["case", "transaction", "invitation", "clock"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export type Sources = Readonly<Record<SourceKind, readonly Uuid[]>>;

export const NO_SOURCES: Sources = { case: [], transaction: [], invitation: [], clock: [] };
