import type { CaseKind, CasePriority } from "../../../entities/cases/case-enums";
import type { Macro } from "../../../entities/cases/macro.entity";
import { InvalidError } from "../../../kernel/errors";
import { exactJson } from "../../../kernel/exact-json";
import { safeJson } from "../../../kernel/firewall/admit";
import type { SafeJson, SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { tidyTags } from "../../customers/tidy-tags";
import { assertAssignable } from "../assignment/case-assignment";
import type { MoveOfCases } from "../case-deeds";
import { settledFields, type GivenField } from "../fields/given-fields";
import { CASE_MOVES } from "../states/case-states";
import { movingOf } from "./macro-move";
import { secondsIn } from "./span-of-time";

/** Left out: stays as it is. Null: nobody. */
export interface AssignmentByMacro {
  readonly teamId?: Uuid | null;
  readonly memberId?: Uuid | null;
  /** To whoever applies the macro. */
  readonly toMe?: boolean | null;
}

export interface SnoozeByMacro {
  /** A span by ISO 8601, from then on. */
  readonly for?: SafeText | null;
  readonly untilReply?: boolean | null;
}

export type MoveByMacro = Pick<MoveOfCases, "wait" | "resume" | "resolve" | "close" | "reopen">;

/** What a macro does beside what it says. */
export interface MacroActions {
  readonly kind?: CaseKind | null;
  readonly priority?: CasePriority | null;
  readonly addTags?: readonly SafeText[] | null;
  readonly removeTags?: readonly SafeText[] | null;
  readonly fields?: readonly GivenField[] | null;
  readonly assign?: AssignmentByMacro | null;
  readonly move?: MoveByMacro | null;
  readonly snooze?: SnoozeByMacro | null;
}

/** The actions to store; refuses what could never be done, naming the place in the input. */
export async function storedActions(ctx: Context, given: MacroActions): Promise<SafeJson> {
  const { assign, move, snooze, fields } = given;
  if (assign) assertAssignment(assign);
  if (move) assertReason(move);
  if (snooze) assertSnooze(snooze, move);
  assertModestAmounts(fields ?? []);
  if (assign) {
    const { teamId = null, memberId = null } = assign;
    await assertAssignable(ctx, { teamId, memberId }, ["actions", "assign"]);
  }
  if (fields && fields.length > 0) await settledFields(ctx, fields, ["actions", "fields"]);
  return safeJson(
    asJson({
      ...given,
      addTags: given.addTags && tidyTags(given.addTags),
      removeTags: given.removeTags && tidyTags(given.removeTags),
    }),
  );
}

/** What is done; what is empty is left out. */
export function actionsOf({ actions }: Pick<Macro, "actions">): MacroActions {
  const { fields, ...others } = actions as unknown as MacroActions;
  return { ...others, ...(fields && { fields: fields.map(withExactAmount) }) };
}

/** The actions as callers give them: with public ids. */
export function publishedActions({ actions }: Pick<Macro, "actions">): Readonly<Record<string, unknown>> {
  const { assign, fields, ...others } = actions as unknown as MacroActions;
  return {
    ...others,
    ...(assign && { assign: withPublicIds(assign) }),
    ...(fields && {
      fields: fields.map(({ key, value }) => ({ key, value: value ? withPublicIds(value) : null })),
    }),
  };
}

const PREFIXES: Readonly<Record<string, string>> = {
  teamId: "team",
  memberId: "mem",
  customerId: "cust",
  transactionId: "txn",
};

function withPublicIds(object: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]: [string, unknown]) => {
      const prefix = PREFIXES[name];
      return [name, prefix && typeof value === "string" ? publicId(prefix, value) : value];
    }),
  );
}

function asJson(actions: MacroActions): Record<string, unknown> {
  const known = JSON.parse(exactJson(actions)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(known).filter(([, value]) => !isNothing(value)));
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function withExactAmount({ key, value }: GivenField): GivenField {
  const money = value?.money;
  if (!money) return { key, ...(value && { value }) };
  return { key, value: { money: { ...money, amountMinor: BigInt(String(money.amountMinor)) } } };
}

/** As a text of more digits an amount could pass for a card number, and be masked. */
const MOST_MINOR = 999_999_999_999n;

function assertModestAmounts(fields: readonly GivenField[]): void {
  const index = fields.findIndex(({ value }) => (value?.money?.amountMinor ?? 0n) > MOST_MINOR);
  if (index >= 0)
    throw new InvalidError(
      ["actions", "fields", String(index), "value", "money", "amountMinor"],
      "A macro sets amounts of at most 12 digits.",
    );
}

function assertAssignment({ teamId, memberId, toMe }: AssignmentByMacro): void {
  if (toMe && memberId !== undefined)
    throw new InvalidError(["actions", "assign", "toMe"], "Give a member, or `toMe`.");
  if (toMe || teamId !== undefined || memberId !== undefined) return;
  throw new InvalidError(["actions", "assign"], "Say to whom: a team, a member, null for nobody, or `toMe`.");
}

/** A reason that is none in any state would be found out by the first customer only. */
function assertReason(move: MoveByMacro): void {
  const { verb, reason } = movingOf(move);
  const known = CASE_MOVES.filter((one) => one.verb === verb).flatMap(({ reasons }) => reasons);
  if (known.includes(reason)) return;
  const [name = ""] = Object.entries(move).flatMap(([key, value]) => (value ? [key] : []));
  throw new InvalidError(
    ["actions", "move", name, "reason"],
    `${reason} is no reason here; give one of: ${[...new Set(known)].join(", ")}.`,
  );
}

const MAX_SNOOZE_SECONDS = 366 * 86_400;

function assertSnooze({ for: span, untilReply }: SnoozeByMacro, move: MoveByMacro | null | undefined): void {
  const path = ["actions", "snooze"];
  if (move?.resolve || move?.close)
    throw new InvalidError(path, "What is resolved or closed cannot be snoozed too.");
  if (span == null && untilReply !== true)
    throw new InvalidError(path, "Say for how long: give `for`, or `untilReply: true`.");
  if (span == null) return;
  const seconds = secondsIn(span);
  if (seconds === null || seconds <= 0)
    throw new InvalidError(
      [...path, "for"],
      "Expected weeks, days, hours or minutes, such as `P3D` or `PT4H`.",
    );
  if (seconds > MAX_SNOOZE_SECONDS)
    throw new InvalidError([...path, "for"], "A case can be snoozed for 366 days at most.");
}
