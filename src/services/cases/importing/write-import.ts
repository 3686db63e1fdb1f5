import { Case } from "../../../entities/cases/case.entity";
import { CaseMessage } from "../../../entities/cases/case-message.entity";
import { joined, sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { invariant } from "../../../kernel/errors";
import { publicId } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { eventInsertion, type NewEvent } from "../../events/record-event";
import "../case-events";
import { nextCaseNumber } from "../case-number";
import { tagInsertion } from "../case-tags";
import type { ExternalId } from "../external-id";
import { valueInsertion } from "../fields/field-values";
import type { SettledField } from "../fields/given-fields";
import { timelineInsertion } from "../record-timeline";
import type { PlayedStep } from "./played-step";

const cases = table(Case);
const messages = table(CaseMessage);

const NUMBER = sql`(select number from counted)`;

export interface Import {
  readonly ended: Omit<Case, "number">;
  readonly externalId: ExternalId;
  readonly openedAt: Instant;
  readonly fields: readonly SettledField[];
  /** The first opened it; each made one version. */
  readonly steps: readonly PlayedStep[];
}

/** Writes a case with its whole history in one statement, and one event in place of all that happened. */
export async function writeImport(ctx: Context, given: Import): Promise<Case> {
  const { ended, fields, steps } = given;
  const said = steps.flatMap(({ message }) => message ?? []);
  const news = steps.map(({ at, author, entries }, index) => ({
    caseId: ended.id,
    version: index + 1,
    at,
    author,
    entries,
  }));
  const parts = [
    sql`counted as (${nextCaseNumber(ctx)})`,
    sql`opened as (${insertion(ctx, cases, [{ ...ended, number: NUMBER }])} returning number)`,
    ...(ended.tags.length > 0 ? [sql`tagged as (${tagInsertion(ctx, ended.id, ended.tags)})`] : []),
    ...(fields.length > 0 ? [sql`filled as (${valueInsertion(ctx, ended.id, fields)})`] : []),
    ...(said.length > 0 ? [sql`said as (${insertion(ctx, messages, said)})`] : []),
    sql`told as (${timelineInsertion(ctx, ...news)})`,
    sql`recorded as (${eventInsertion(ctx, [eventOf(given)])})`,
  ];
  const [row] = await ctx.db.rows<{ number: number }>(sql`
    with ${joined(parts, ", ")}
    select number from opened`);
  invariant(row, "a case was imported without a number");
  return { ...ended, number: row.number };
}

function eventOf({ ended: { id, version }, externalId, openedAt }: Import): NewEvent<"case.imported"> {
  return {
    type: "case.imported",
    aggregate: { type: "case", id, version },
    payload: {
      caseId: publicId("case", id),
      externalId: { source: externalId.source, id: externalId.id },
      openedAt,
      version,
    },
  };
}
