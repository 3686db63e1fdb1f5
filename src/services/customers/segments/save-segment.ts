import type { CustomerSegment } from "../../../entities/customers/customer-segment.entity";
import { sql } from "../../../kernel/database/sql";
import { insertRow, updateRow } from "../../../kernel/database/store";
import type { SafeJson, SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { heldFilter, ownerOfNew } from "../../access/keep-filter";
import { command } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import "../customer-events";
import { customersInSegment, type CustomerFilter } from "../read-customers";
import { SEGMENTS } from "./read-segments";

export interface CreateCustomerSegmentInput {
  readonly name: SafeText;
  readonly filter: SafeJson;
  /** Whether all of the staff see it; only a member has segments of its own. */
  readonly isShared: boolean;
}

export interface ChangeCustomerSegmentInput {
  readonly segmentId: Uuid;
  readonly name?: SafeText | null;
  readonly filter?: SafeJson | null;
  readonly expectedVersion?: number | null;
}

type DeleteCustomerSegmentInput = Pick<ChangeCustomerSegmentInput, "segmentId" | "expectedVersion">;

/** Saves a filter of customers under a name. */
export const createCustomerSegment = command(
  { name: "customerSegment:create", permission: "customer:write" },
  async (ctx: Context, input: CreateCustomerSegmentInput): Promise<{ readonly segment: CustomerSegment }> => {
    assertListable(ctx, input.filter);
    const segment = await insertRow(ctx, SEGMENTS.table, {
      id: ctx.newId(),
      name: input.name.trim(),
      memberId: await ownerOfNew(ctx, SEGMENTS, input.isShared),
      filter: input.filter,
    });
    tell(ctx, "customer_segment.created", segment);
    return { segment };
  },
);

/** Changes a segment; what is left out or null stays as it is. */
export const changeCustomerSegment = command(
  { name: "customerSegment:change", permission: "customer:write" },
  async (
    ctx: Context,
    { segmentId, expectedVersion, name, filter }: ChangeCustomerSegmentInput,
  ): Promise<{ readonly segment: CustomerSegment }> => {
    const known = await heldFilter(ctx, SEGMENTS, { id: segmentId, expectedVersion });
    if (filter) assertListable(ctx, filter);
    const segment = await updateRow(ctx, SEGMENTS.table, known.id, {
      name: name?.trim() ?? known.name,
      filter: filter ?? known.filter,
    });
    tell(ctx, "customer_segment.changed", segment);
    return { segment };
  },
);

/** Removes a segment. No customer is touched by it. */
export const deleteCustomerSegment = command(
  { name: "customerSegment:delete", permission: "customer:write" },
  async (
    ctx: Context,
    { segmentId, expectedVersion }: DeleteCustomerSegmentInput,
  ): Promise<{ readonly deletedSegmentId: string }> => {
    const known = await heldFilter(ctx, SEGMENTS, { id: segmentId, expectedVersion });
    ctx.db.write(sql`delete from customer_segments where ${ctx.inWorkspace()} and id = ${known.id}`);
    tell(ctx, "customer_segment.deleted", { ...known, version: known.version + 1 });
    return { deletedSegmentId: publicId("seg", known.id) };
  },
);

/** Refused when it is saved, instead of each time that it is used. */
function assertListable(ctx: Context, filter: SafeJson): void {
  customersInSegment(ctx, filter as CustomerFilter);
}

function tell(
  ctx: Context,
  type: "customer_segment.created" | "customer_segment.changed" | "customer_segment.deleted",
  { id, version, name, memberId }: CustomerSegment,
): void {
  const payload = { segmentId: publicId("seg", id), name, memberId: memberId && publicId("mem", memberId) };
  recordEvent(ctx, type, { type: "customerSegment", id, version }, payload);
}
