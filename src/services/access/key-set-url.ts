import { isIP } from "node:net";
import { InvalidError } from "../../kernel/errors";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { safeText } from "../../kernel/firewall/admit";

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Keys travel over https only, or whoever sits between could put in their own; http is for a provider
 * on the same machine. Which addresses are fetched from at all is checked when they are fetched.
 */
export function keySetUrl(text: SafeText, field: readonly string[]): SafeText {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) throw new InvalidError(field, "Expected an absolute URL.");
  const isLocal = LOOPBACK.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal))
    throw new InvalidError(field, "Expected an https URL; http is for loopback addresses only.");
  if (url.username !== "" || url.password !== "")
    throw new InvalidError(field, "The URL must not carry a user name or a password.");
  if (!isLocal && isIP(url.hostname.replace(/^\[|\]$/g, "")) !== 0)
    throw new InvalidError(field, "Expected a host name: a certificate vouches for a name.");
  url.hash = "";
  return safeText(url.toString());
}
