import { PRIORITY_RANKS, type CaseKind, type CasePriority } from "../../entities/cases/case-enums";
import type { Case } from "../../entities/cases/case.entity";
import { InvalidError } from "../../kernel/errors";
import type { Redaction } from "../../kernel/firewall/redaction";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import { publicId } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { tidyTags } from "../customers/tidy-tags";
import { changedKeys, mergedAttributes, picked } from "./case-attributes";
import { tagDeletion, tagInsertion } from "./case-tags";
import { lockCase, type CaseReference } from "./lock-case";
import type { NewEntry } from "./record-timeline";
import { stepCase } from "./step-case";
import { removalsOfCase, tellRemovals } from "./messages/tell-removal";

/** Facts of a case to be changed; what is left out or null stays as it is. */
export interface NewFacts {
  readonly subject?: SafeText | null;
  readonly kind?: CaseKind | null;
  readonly priority?: CasePriority | null;
  readonly addTags?: readonly SafeText[] | null;
  readonly removeTags?: readonly SafeText[] | null;
  readonly attributes?: SafeJson | null;
}

export interface ChangeCaseInput extends CaseReference, NewFacts {}

type Facts = Pick<Case, "subject" | "kind" | "priority" | "tags" | "attributes">;

const MAX_TAGS = 50;

/** Changes what is known of a case; the same change twice is no news. */
export const changeCase = command(
  { name: "case:change", permission: "case:write" },
  async (ctx: Context, input: ChangeCaseInput, redactions): Promise<{ case: Case }> => ({
    case: changeHeld(ctx, await lockCase(ctx, input), input, redactions),
  }),
);

/** Changes a case that is held. What is refused is refused before anything is written. */
export function changeHeld(
  ctx: Context,
  held: Case,
  given: NewFacts,
  redactions: readonly Redaction[],
): Case {
  const facts = factsAfter(held, given);
  const entries = changes(held, facts);
  if (entries.length === 0) return held;
  const added = without(facts.tags, held.tags);
  const removed = without(held.tags, facts.tags);
  const changed = stepCase(ctx, held, {
    change: { ...facts, priorityRank: PRIORITY_RANKS[facts.priority] },
    ...(added.length > 0 && { insertion: tagInsertion(ctx, held.id, added) }),
    ...(removed.length > 0 && { deletion: tagDeletion(ctx, held.id, removed) }),
    entries,
    event: {
      type: "case.changed",
      payload: { caseId: publicId("case", held.id), changed: entries.map(({ kind }) => FIELDS[kind]) },
    },
  });
  return tellRemovals(ctx, changed, removalsOfCase(redactions));
}

function factsAfter(held: Case, input: NewFacts): Facts {
  const removed = new Set(tidyTags(input.removeTags ?? []));
  const kept = held.tags.filter((tag) => !removed.has(tag));
  const tags = [...new Set([...kept, ...tidyTags(input.addTags ?? [])])];
  if (tags.length > MAX_TAGS) throw new InvalidError("addTags", `A case has at most ${MAX_TAGS} tags.`);
  return {
    subject: input.subject?.trim() ?? held.subject,
    kind: input.kind ?? held.kind,
    priority: input.priority ?? held.priority,
    tags,
    attributes: input.attributes ? mergedAttributes(held.attributes, input.attributes) : held.attributes,
  };
}

function without<Tag extends string>(tags: readonly Tag[], others: readonly Tag[]): readonly Tag[] {
  return tags.filter((tag) => !others.includes(tag));
}

type ChangeEntry = Extract<NewEntry, { kind: keyof typeof FIELDS }>;

const FIELDS = {
  SUBJECT_CHANGED: "subject",
  KIND_CHANGED: "kind",
  PRIORITY_CHANGED: "priority",
  TAGS_CHANGED: "tags",
  ATTRIBUTES_CHANGED: "attributes",
} as const;

function changes(before: Facts, after: Facts): readonly ChangeEntry[] {
  const entries: ChangeEntry[] = [];
  if (before.subject !== after.subject)
    entries.push({ kind: "SUBJECT_CHANGED", fromSubject: before.subject, toSubject: after.subject });
  if (before.kind !== after.kind)
    entries.push({ kind: "KIND_CHANGED", fromKind: before.kind, toKind: after.kind });
  if (before.priority !== after.priority)
    entries.push({ kind: "PRIORITY_CHANGED", fromPriority: before.priority, toPriority: after.priority });
  const added = without(after.tags, before.tags);
  const removed = without(before.tags, after.tags);
  if (added.length + removed.length > 0) entries.push({ kind: "TAGS_CHANGED", added, removed });
  const keys = changedKeys(before.attributes, after.attributes);
  if (keys.length > 0)
    entries.push({
      kind: "ATTRIBUTES_CHANGED",
      fromAttributes: picked(before.attributes, keys),
      toAttributes: picked(after.attributes, keys),
    });
  return entries;
}
