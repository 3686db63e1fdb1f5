import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { addWatchers } from "../watching/case-watchers";
import { wordsOf, type Said } from "./message-files";
import { lockCase, type CaseReference } from "../lock-case";
import { recordMentions } from "../watching/mention-members";
import { recordNote, type RecordedMessage } from "./record-message";

export interface AddNoteInput extends CaseReference, Said {
  /** Members whom it calls for; they watch the case from then on. */
  readonly mentions?: readonly Uuid[] | null;
}

/** Writes a note that customers never see; a closed case takes one too. */
export const addNote = command(
  { name: "case:note", permission: "note:write" },
  async (ctx: Context, input: AddNoteInput, redactions): Promise<RecordedMessage> => {
    const held = await lockCase(ctx, input);
    const { attachmentIds, mentions } = input;
    const body = wordsOf(input);
    const given = mentions ?? [];
    const memberIds = [...new Set(given)];
    const placeOf = (index: number): number => given.indexOf(memberIds[index] ?? "");
    if (memberIds.length > 0)
      await addWatchers(ctx, held.id, memberIds, (index) => ["mentions", String(placeOf(index))]);
    const recorded = await recordNote(ctx, held, body, redactions, attachmentIds);
    if (memberIds.length > 0) recordMentions(ctx, recorded.message, memberIds);
    return recorded;
  },
);
