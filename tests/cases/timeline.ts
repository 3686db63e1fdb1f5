import type { ApiClient } from "../support/api-client";

export interface SeenEntry {
  readonly __typename: string;
  readonly id: string;
  readonly occurredAt: string;
  readonly actor: { readonly kind: string; readonly name: string | null; readonly id: string | null };
  readonly [field: string]: unknown;
}

const TIMELINE = `
  query ($id: ID!, $first: Int, $after: String) {
    case(id: $id) {
      timeline(first: $first, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          __typename id occurredAt actor { kind name id }
          ... on CaseOpenedEntry { channel }
          ... on MessageEntry { message { id body direction } }
          ... on NoteEntry { note { id body visibility } }
          ... on StateChangedEntry { fromState toState reason }
          ... on AssignmentChangedEntry { fromTeam { id } toTeam { id } fromMember { id } toMember { id } }
          ... on SubjectChangedEntry { fromSubject toSubject }
          ... on KindChangedEntry { fromKind toKind }
          ... on PriorityChangedEntry { fromPriority toPriority }
          ... on TagsChangedEntry { added removed }
          ... on AttributesChangedEntry { fromAttributes toAttributes }
          ... on TransactionLinkedEntry { transaction { id } }
          ... on CardDataRemovedEntry { message { id body } fields kinds }
          ... on TransactionUnlinkedEntry { transaction { id } }
          ... on CaseLinkedEntry { linkKind direction otherCase { id } }
          ... on FieldsChangedEntry { fieldKeys fromFields toFields }
          ... on CaseUnlinkedEntry { linkKind direction otherCase { id } }
          ... on SnoozedEntry { until }
          ... on WokenEntry { wakeReason dueAt }
        }
      }
    }
  }`;

interface TimelinePage {
  readonly case: {
    readonly timeline: {
      readonly nodes: readonly SeenEntry[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}

/** The whole timeline as this caller reads it, page by page. */
export async function timelineOf(api: ApiClient, id: string, pageSize = 100): Promise<readonly SeenEntry[]> {
  const entries: SeenEntry[] = [];
  for (let after: string | null = null; ;) {
    const page: TimelinePage = await api.data<TimelinePage>(TIMELINE, { id, first: pageSize, after });
    if (!page.case) throw new Error(`There is no case ${id} for this caller`);
    entries.push(...page.case.timeline.nodes);
    if (!page.case.timeline.pageInfo.hasNextPage) return entries;
    after = page.case.timeline.pageInfo.endCursor;
  }
}
