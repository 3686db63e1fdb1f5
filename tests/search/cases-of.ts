import { changed, mutate, openCase } from "../cases/desk";
import type { ApiClient } from "../support/api-client";
import { newUuid } from "../../src/kernel/ids";

export interface CaseText {
  readonly subject?: string;
  readonly body?: string;
}

/** A case whose customer wrote this, under a subject that says nothing unless told. */
export async function caseOf(
  api: ApiClient,
  customerId: string,
  { subject = "Hi", body }: CaseText,
): Promise<string> {
  const { id } = await openCase(api, customerId, { subject });
  if (body === undefined) return id;
  const externalId = { source: "mail", id: newUuid() };
  await changed(api, "receiveMessage", { caseId: id, body, channel: "EMAIL", externalId });
  return id;
}

/** The id of the new note. */
export async function addNoteTo(api: ApiClient, caseId: string, body: string): Promise<string> {
  const { note } = await mutate(api, "addNote", { caseId, body });
  if (!note) throw new Error("The note was refused.");
  return note.id;
}
