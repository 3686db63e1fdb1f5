import { CaseMessage } from "../../../entities/cases/case-message.entity";
import type { Asking } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table, type Wanted } from "../../../kernel/database/table";
import {
  maskSplitNumbers,
  mayBePartOfNumber,
  mayGoOnWithNumber,
} from "../../../kernel/firewall/split-numbers";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Redaction } from "../../../kernel/firewall/redaction";
import type { Context } from "../../access/actor";
import { LATEST_OF_AUTHOR, LATEST_OF_CASE, redactedIn, removalOfPart } from "./completed-numbers";
import type { Removal } from "./tell-removal";

const messages = table(CaseMessage);

export interface CompletedNumbers {
  /** The message, without the end of a number that earlier ones began. */
  readonly message: CaseMessage;
  readonly removals: readonly Removal[];
  readonly redactions: readonly Redaction[];
}

/**
 * Masks card numbers that their author wrote in several messages of a case that is held: in the new message, and
 * in the earlier ones, which are changed in the same transaction.
 */
export async function maskCompletedNumbers(
  ctx: Context,
  message: CaseMessage,
  earlier: Earlier | null = null,
): Promise<CompletedNumbers> {
  if (!mayBePartOfNumber(message.body)) return { message, removals: [], redactions: [] };
  const before =
    earlier?.caseId === message.caseId
      ? earlier.said
      : saidBeside(ctx, message, message.body, message.sentAt);
  const all: readonly Said[] = [...(await before), message].sort(bySent);
  const bodies = maskSplitNumbers(all.map(({ body }) => body));
  const changed = all.flatMap((one, index) => {
    const body = bodies[index] ?? one.body;
    return body === one.body ? [] : [{ ...one, body }];
  });
  const others = changed.filter(({ id }) => id !== message.id);
  for (const { id, body } of others)
    ctx.db.write(sql`update case_messages set body = ${body} where ${ctx.inWorkspace()} and id = ${id}`);
  return {
    message: { ...message, ...changed.find(({ id }) => id === message.id) },
    removals: changed.map(removalOfPart),
    redactions: changed.map(({ id }) =>
      redactedIn(id === message.id ? ["body"] : ["earlierMessages", publicId("msg", id)]),
    ),
  };
}

type Said = Pick<CaseMessage, "id" | "sentAt" | "body" | "visibility" | "audienceId">;

const SAID: Wanted = new Set(["id", "sentAt", "body", "visibility", "audienceId"] satisfies (keyof Said)[]);

/** Whose words on which case. */
type Speaker = Pick<CaseMessage, "caseId" | "authorKind" | "authorId">;

interface Asked {
  readonly ctx: Context;
  readonly speaker: Speaker;
  /** What was said earlier is left out; all of it counts where null. */
  readonly since: Instant | null;
}

interface Words {
  readonly body: string;
  /** Now, unless told. */
  readonly sentAt?: Instant | null | undefined;
}

/** What is read before the case is known to be the one. */
export interface Earlier {
  readonly caseId: Uuid;
  readonly said: Promise<readonly Said[]>;
}

/**
 * Begins to read what a message will be compared with, where its words may be a part of a number. Called when the
 * statement that holds the case has been sent, so that it leaves with that one, and sees what that one sees.
 */
export function readEarlier(ctx: Context, speaker: Speaker, { body, sentAt }: Words): Earlier | null {
  if (!mayBePartOfNumber(body)) return null;
  const said = saidBeside(ctx, speaker, body, sentAt ?? ctx.now());
  // If it fails, so does the transaction; and nobody may come to ask for it.
  said.catch(() => undefined);
  return { caseId: speaker.caseId, said };
}

/** What words may make up a number with: the earlier ones only where they may go on with those. */
function saidBeside(ctx: Context, speaker: Speaker, body: string, sentAt: Instant): Promise<readonly Said[]> {
  return ctx.db.ask(LATEST, { ctx, speaker, since: mayGoOnWithNumber(body) ? null : sentAt });
}

/** What the author wrote on the case, the latest first. */
const LATEST: Asking<Asked, readonly Said[]> = {
  read: async (db, asked) => {
    const [{ ctx }] = asked as readonly [Asked];
    const of = (property: keyof Speaker) => asked.map(({ speaker }) => speaker[property]);
    const rows = await db.rows<Said & { place: number }>(sql`
      select asked.place::integer as place, ${columnsOf(messages, "m", SAID)}
      from unnest(
          ${of("caseId")}::uuid[], ${of("authorKind")}::text[], ${of("authorId")}::uuid[],
          ${asked.map(({ since }) => since ?? "-infinity")}::timestamptz[])
        with ordinality asked (case_id, author_kind, author_id, since, place)
      cross join lateral (
        select *
        from (
          select *
          from case_messages
          where ${ctx.inWorkspace()}
          and case_id = asked.case_id
          and sent_at >= asked.since
          order by sent_at desc, id desc
          limit ${LATEST_OF_CASE}) latest
        where latest.author_kind = asked.author_kind
        and latest.author_id is not distinct from asked.author_id
        order by latest.sent_at desc, latest.id desc
        limit ${LATEST_OF_AUTHOR}) m`);
    return asked.map((_, index) =>
      rows.filter(({ place }) => place === index + 1).map(({ place: _place, ...message }) => message),
    );
  },
};

function bySent(one: Said, other: Said): number {
  return `${one.sentAt} ${one.id}` < `${other.sentAt} ${other.id}` ? -1 : 1;
}
