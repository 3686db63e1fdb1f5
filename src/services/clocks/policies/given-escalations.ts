import { CasePriority } from "../../../entities/cases/case-enums";
import { EscalationKind, EscalationPoint } from "../../../entities/clocks/policy-enums";
import { InvalidError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Escalation, EscalationAction } from "./policy-spec";

interface Assigned {
  readonly teamId?: Uuid | null;
  readonly memberId?: Uuid | null;
}

interface Noticed {
  readonly memberIds?: readonly Uuid[] | null;
  readonly teamId?: Uuid | null;
}

/** Exactly one of these. */
export interface GivenAction {
  readonly assign?: Assigned | null;
  readonly raisePriority?: CasePriority | null;
  readonly notify?: Noticed | null;
  readonly addTags?: readonly SafeText[] | null;
  readonly webhook?: boolean | null;
}

export interface GivenEscalation {
  readonly on: EscalationPoint;
  /** Of the target's warnings as they are given, counted from 1; the first unless told. */
  readonly warning?: number | null;
  readonly action: GivenAction;
}

/** As they are stored. `warned` is how much is left at each warning, in the order in which they were given. */
export function storedEscalations(
  given: readonly GivenEscalation[],
  warned: readonly number[],
  path: readonly string[],
): readonly Escalation[] {
  return given.map(({ on, warning, action }, place) => {
    const at = [...path, "escalations", String(place)];
    return { on, warning: warningOf({ on, warning }, warned, at), action: storedAction(action, at) };
  });
}

/** Its place among the warnings in the order in which they come. */
function warningOf(
  { on, warning }: Pick<GivenEscalation, "on" | "warning">,
  warned: readonly number[],
  at: readonly string[],
): number | null {
  if (on === EscalationPoint.BREACH && warning != null)
    throw new InvalidError([...at, "warning"], "A breach comes after all warnings; leave it out.");
  if (on === EscalationPoint.BREACH) return null;
  const left = warned[(warning ?? 1) - 1];
  if (left === undefined)
    throw new InvalidError(
      [...at, "warning"],
      warned.length === 0 ? "The target gives no warnings." : `The target gives ${warned.length} warnings.`,
    );
  return warned.filter((other) => other >= left).length;
}

function storedAction(given: GivenAction, at: readonly string[]): EscalationAction {
  const path = [...at, "action"];
  const { assign, raisePriority, notify, addTags } = given;
  if (assign) return storedAssignment(assign, [...path, "assign"]);
  if (raisePriority) return storedPriority(raisePriority, [...path, "raisePriority"]);
  if (notify) return storedNotice(notify, [...path, "notify"]);
  if (!addTags) return { kind: EscalationKind.WEBHOOK };
  if (addTags.length === 0) throw new InvalidError([...path, "addTags"], "Name a tag to add.");
  return { kind: EscalationKind.ADD_TAGS, tags: [...new Set(addTags.map((tag) => tag.trim()))] };
}

function storedAssignment(assign: Assigned, path: readonly string[]): EscalationAction {
  const { teamId, memberId } = assign;
  if (teamId === undefined && memberId === undefined)
    throw new InvalidError(path, "Say to whom: a team, a member, or null for nobody.");
  const to = { ...(teamId !== undefined && { teamId }), ...(memberId !== undefined && { memberId }) };
  return { kind: EscalationKind.ASSIGN, ...to };
}

function storedPriority(to: CasePriority, path: readonly string[]): EscalationAction {
  if (to === CasePriority.LOW) throw new InvalidError(path, "Nothing is raised to the lowest priority.");
  return { kind: EscalationKind.RAISE_PRIORITY, to };
}

function storedNotice({ memberIds, teamId = null }: Noticed, path: readonly string[]): EscalationAction {
  const members = [...new Set(memberIds ?? [])];
  if (members.length === 0 && teamId === null)
    throw new InvalidError(path, "Say whom to tell: members, a team, or both.");
  return { kind: EscalationKind.NOTIFY, memberIds: members, teamId };
}
