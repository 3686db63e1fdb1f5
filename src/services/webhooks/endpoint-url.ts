import { InvalidError } from "../../kernel/errors";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { safeText } from "../../kernel/firewall/admit";
import type { Context } from "../access/actor";

/** The port of https, and those that no protocol of the system's own lives at. */
const FIRST_FREE_PORT = 1024;

/** The address as it is kept. To which hosts anything is sent at all is decided anew at every try. */
export function endpointUrl({ settings }: Pick<Context, "settings">, text: SafeText): SafeText {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) throw new InvalidError("url", "Expected an absolute URL.");
  const isInsecure = url.protocol === "http:" && settings.allowsPrivateAddresses;
  if (url.protocol !== "https:" && !isInsecure)
    throw new InvalidError(
      "url",
      "Expected an https URL; http is for development, where the operator has set REDRESS_PRIVATE_ADDRESSES.",
    );
  if (url.username !== "" || url.password !== "")
    throw new InvalidError("url", "The URL must not carry a user name or a password.");
  if (!settings.allowsPrivateAddresses && url.port !== "" && Number(url.port) < FIRST_FREE_PORT)
    throw new InvalidError("url", "Expected port 443, or one from 1024 on.");
  url.hash = "";
  return safeText(url.toString());
}
