import type { Uuid } from "../../../kernel/ids";

/** Of what facts are made. */
export const SOURCE_KINDS = ["case", "transaction", "invitation"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export type Sources = Readonly<Record<SourceKind, readonly Uuid[]>>;
