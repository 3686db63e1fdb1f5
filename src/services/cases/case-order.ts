export const CASE_ORDERS = {
  CREATED_AT: { column: "c.created_at", type: "timestamptz", naturally: "DESC" },
  UPDATED_AT: { column: "c.updated_at", type: "timestamptz", naturally: "DESC" },
  PRIORITY: { column: "c.priority_rank", type: "integer", naturally: "DESC" },
  // What is late comes before what is not due at all.
  NEXT_DUE: { column: "c.next_due_at", type: "timestamptz", naturally: "ASC" },
} as const;

export type CaseOrderField = keyof typeof CASE_ORDERS;

export interface CaseOrder {
  readonly field: CaseOrderField;
  /** Unless told, the end that is read first. */
  readonly direction?: "ASC" | "DESC" | null;
}

export function directionOf({ field, direction }: CaseOrder): "ASC" | "DESC" {
  return direction ?? CASE_ORDERS[field].naturally;
}
