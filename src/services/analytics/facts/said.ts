import { ActorKind, MessageDirection, Visibility } from "../../../entities/cases/message-enums";
import type { Uuid } from "../../../kernel/ids";
import type { CaseHistory } from "./case-history";

/** A public message, as the customer and the staff exchange them. */
export interface Said {
  readonly at: number;
  readonly isInbound: boolean;
  /** Whether a person wrote: what machines say answers nobody. */
  readonly isByPerson: boolean;
  /** The member who wrote; null where it was sent by a key of the workspace, or by a customer. */
  readonly member: Uuid | null;
}

/** What was said in public on the case, in the order in which it was: messages may have come late. */
export function saidOn({ entries }: CaseHistory): readonly Said[] {
  const said: Said[] = [];
  for (const { kind, visibility, direction, sentAt, authorKind, authorId, isAutomatic } of entries) {
    if (kind !== "MESSAGE" || visibility !== Visibility.PUBLIC || sentAt === null) continue;
    said.push({
      at: Date.parse(sentAt),
      isInbound: direction === MessageDirection.INBOUND,
      isByPerson: isAutomatic !== true && authorKind !== ActorKind.SYSTEM,
      member: authorKind === ActorKind.MEMBER ? authorId : null,
    });
  }
  return said.sort((one, other) => one.at - other.at);
}

/** Something was asked and answered. */
export interface Reply {
  /** Since when there was something to answer. */
  readonly since: number;
  readonly at: number;
  readonly member: Uuid | null;
}

/**
 * The replies of persons: the first answers the case itself, each further one the oldest message since the reply
 * before. A member who opens a case begins with a word that answers nobody.
 */
export function repliesOn(history: CaseHistory, said: readonly Said[]): readonly Reply[] {
  const opened = Date.parse(history.case.createdAt);
  const opener = history.entries.find(({ kind }) => kind === "OPENED")?.actorKind;
  let owesWord = opener === ActorKind.MEMBER;
  let since: number | null = opened;
  const replies: Reply[] = [];
  for (const { at, isInbound, isByPerson, member } of said) {
    if (isInbound) {
      owesWord = false;
      since ??= at;
    } else if (isByPerson && owesWord) {
      owesWord = false;
    } else if (isByPerson && since !== null) {
      replies.push({ since: Math.min(since, at), at, member });
      since = null;
    }
  }
  return replies;
}
