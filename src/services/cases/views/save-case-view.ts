import type { CaseView } from "../../../entities/cases/case-view.entity";
import { sql } from "../../../kernel/database/sql";
import { insertRow, updateRow } from "../../../kernel/database/store";
import type { SafeJson, SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { heldFilter, ownerOfNew } from "../../access/keep-filter";
import { command } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import "../case-events";
import type { CaseFilter } from "../case-filter";
import { directionOf, type CaseOrder } from "../case-order";
import { assertKnownInFilter } from "../known-in-filter";
import { CASE_VIEWS } from "./read-case-views";

export interface CreateCaseViewInput {
  readonly name: SafeText;
  readonly filter: SafeJson;
  readonly orderBy?: CaseOrder | null;
  /** Whether all of the staff see it; only a member has views of its own. */
  readonly isShared: boolean;
}

export interface ChangeCaseViewInput {
  readonly viewId: Uuid;
  readonly name?: SafeText | null;
  readonly filter?: SafeJson | null;
  readonly orderBy?: CreateCaseViewInput["orderBy"];
  readonly expectedVersion?: number | null;
}

/** Saves a filter and an order of cases under a name. */
export const createCaseView = command(
  { name: "caseView:create", permission: "case:write" },
  async (ctx: Context, input: CreateCaseViewInput): Promise<{ readonly view: CaseView }> => {
    await assertKnownInFilter(ctx, input.filter as CaseFilter);
    const memberId = await ownerOfNew(ctx, CASE_VIEWS, input.isShared);
    const view = await insertRow(ctx, CASE_VIEWS.table, {
      id: ctx.newId(),
      name: input.name.trim(),
      memberId,
      filter: input.filter,
      orderField: input.orderBy?.field ?? "CREATED_AT",
      orderDirection: input.orderBy ? directionOf(input.orderBy) : "DESC",
    });
    tell(ctx, "case_view.created", view);
    return { view };
  },
);

/** Changes a view; what is left out or null stays as it is. */
export const changeCaseView = command(
  { name: "caseView:change", permission: "case:write" },
  async (ctx: Context, input: ChangeCaseViewInput): Promise<{ readonly view: CaseView }> => {
    const known = await heldView(ctx, input);
    if (input.filter) await assertKnownInFilter(ctx, input.filter as CaseFilter);
    const view = await updateRow(ctx, CASE_VIEWS.table, known.id, {
      name: input.name?.trim() ?? known.name,
      filter: input.filter ?? known.filter,
      orderField: input.orderBy?.field ?? known.orderField,
      orderDirection: input.orderBy ? directionOf(input.orderBy) : known.orderDirection,
    });
    tell(ctx, "case_view.changed", view);
    return { view };
  },
);

/** Removes a view. No case is touched by it. */
export const deleteCaseView = command(
  { name: "caseView:delete", permission: "case:write" },
  async (
    ctx: Context,
    input: Pick<ChangeCaseViewInput, "viewId" | "expectedVersion">,
  ): Promise<{ readonly deletedViewId: string }> => {
    const known = await heldView(ctx, input);
    ctx.db.write(sql`delete from case_views where ${ctx.inWorkspace()} and id = ${known.id}`);
    tell(ctx, "case_view.deleted", { ...known, version: known.version + 1 });
    return { deletedViewId: publicId("view", known.id) };
  },
);

function heldView(
  ctx: Context,
  { viewId, expectedVersion }: Pick<ChangeCaseViewInput, "viewId" | "expectedVersion">,
): Promise<CaseView> {
  return heldFilter(ctx, CASE_VIEWS, { id: viewId, expectedVersion });
}

function tell(
  ctx: Context,
  type: "case_view.created" | "case_view.changed" | "case_view.deleted",
  { id, version, name, memberId }: CaseView,
): void {
  const payload = { viewId: publicId("view", id), name, memberId: memberId && publicId("mem", memberId) };
  recordEvent(ctx, type, { type: "caseView", id, version }, payload);
}
