import { InvalidError } from "../../kernel/errors";
import type { SafeText } from "../../kernel/firewall/safe-text";

/** The id that another system knows a case or a message by. */
export interface ExternalId {
  readonly source: SafeText;
  readonly id: SafeText;
}

/** In the form that is compared: the source in lower case, no space around either. */
export function externalIdForm(
  { source, id }: ExternalId,
  field: readonly string[] = ["externalId"],
): ExternalId {
  const form = { source: source.trim().toLowerCase(), id: id.trim() };
  if (!form.source) throw new InvalidError([...field, "source"], "Name the system that the id is of.");
  if (!form.id) throw new InvalidError([...field, "id"], "The id is blank.");
  return form;
}
