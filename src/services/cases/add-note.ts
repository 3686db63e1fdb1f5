import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { lockCase, type CaseReference } from "./lock-case";
import { recordNote, type RecordedMessage } from "./record-message";

export interface AddNoteInput extends CaseReference {
  readonly body: SafeText;
  readonly attachmentIds?: readonly Uuid[] | null;
}

/** Writes a note that customers never see; a closed case takes one too. */
export const addNote = command(
  { name: "case:note", permission: "note:write" },
  async (ctx: Context, input: AddNoteInput, redactions): Promise<RecordedMessage> =>
    recordNote(ctx, await lockCase(ctx, input), input.body, redactions, input.attachmentIds),
);
