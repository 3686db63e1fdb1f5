/** What is measured, reads before writes. */
export const OPERATIONS = [
  "inbox",
  "case",
  "customer",
  "node",
  "text-search",
  "customer-search",
  "open-case",
  "add-message",
] as const;
export type Operation = (typeof OPERATIONS)[number];

export const WRITES: ReadonlySet<Operation> = new Set<Operation>(["open-case", "add-message"]);

/** Two of the others bring no search along, and one that is written for them would be the limit's once more. */
export type Search = "text-search" | "customer-search";

/** What one request of each operation is about. Ids are UUIDs; each dialect writes them in its server's way. */
export interface Parameters {
  readonly inbox: { readonly teamId: string; readonly states: readonly string[] };
  readonly case: { readonly id: string };
  readonly customer: { readonly id: string };
  readonly node: { readonly kind: "case" | "customer" | "transaction"; readonly id: string };
  readonly "text-search": { readonly query: string };
  readonly "customer-search": { readonly query: string };
  readonly "open-case": {
    readonly customerId: string;
    readonly subject: string;
    readonly kind: string;
    readonly priority: string;
    readonly channel: string;
    readonly body: string;
  };
  readonly "add-message": { readonly caseId: string; readonly body: string };
}
