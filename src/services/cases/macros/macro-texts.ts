import { MacroReplyKind } from "../../../entities/cases/macro-enums";
import { ErrorCode, InvalidError, Refusal } from "../../../kernel/errors";
import type { SafeJson, SafeText } from "../../../kernel/firewall/safe-text";
import { safeJson, safeText } from "../../../kernel/firewall/admit";
import { findVariable, MACRO_VARIABLES } from "./macro-variables";
import { parseTemplate, placeIn } from "./template";

export interface GivenText {
  readonly language: SafeText;
  readonly text: SafeText;
}

/** What a macro says, as callers give it. */
export interface GivenReply {
  readonly kind: MacroReplyKind;
  readonly texts: readonly GivenText[];
  /** The first unless told. */
  readonly fallbackLanguage?: SafeText | null;
}

/** What a macro says, as it is stored. */
export interface StoredReply {
  readonly replyKind: MacroReplyKind | null;
  readonly texts: SafeJson;
  readonly fallbackLanguage: SafeText | null;
}

const SILENCE: StoredReply = { replyKind: null, texts: safeJson({}), fallbackLanguage: null };

class TemplateRefusedError extends Refusal {
  readonly code = ErrorCode.BAD_USER_INPUT;
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(
    override readonly field: readonly string[],
    {
      reason,
      place,
    }: { readonly reason: string; readonly place: ReturnType<typeof placeIn> & { readonly at: number } },
  ) {
    super(`Line ${place.line}, column ${place.column}: ${reason}`);
    this.details = { ...place, variables: MACRO_VARIABLES.map(({ name }) => name) };
  }
}

/** The reply to store; refuses texts that are no templates, or name what their readers may not know. */
export function storedReply(given: GivenReply | null | undefined): StoredReply {
  if (!given) return SILENCE;
  const texts = new Map<string, string>();
  for (const [index, { language, text }] of given.texts.entries()) {
    const at = ["reply", "texts", String(index)];
    const tag = languageTag(language, [...at, "language"]);
    if (texts.has(tag)) throw new InvalidError([...at, "language"], `There are two texts in ${tag}.`);
    assertFit(text, given.kind, [...at, "text"]);
    texts.set(tag, text);
  }
  const [first = ""] = texts.keys();
  const fallback = given.fallbackLanguage
    ? languageTag(given.fallbackLanguage, ["reply", "fallbackLanguage"])
    : first;
  if (!texts.has(fallback))
    throw new InvalidError(["reply", "fallbackLanguage"], `There is no text in ${fallback}.`);
  return {
    replyKind: given.kind,
    texts: safeJson(Object.fromEntries(texts)),
    fallbackLanguage: safeText(fallback),
  };
}

/** The tag as it is always written: `pt-BR`. */
export function languageTag(tag: string, field: readonly string[]): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.trim());
    if (canonical && Intl.DateTimeFormat.supportedLocalesOf(canonical).length > 0) return canonical;
  } catch {
    // Intl throws at what is no tag at all; it is refused like a language that nobody knows.
  }
  throw new InvalidError(field, "Expected a language by BCP 47, such as `de` or `pt-BR`.");
}

function assertFit(text: string, kind: MacroReplyKind, field: readonly string[]): void {
  const refuse = (at: number, reason: string): never => {
    throw new TemplateRefusedError(field, { reason, place: { at, ...placeIn(text, at) } });
  };
  const { template, fault } = parseTemplate(text);
  if (fault) return refuse(fault.at, fault.reason);
  for (const part of template) {
    if (typeof part === "string") continue;
    const variable = findVariable(part.name);
    if (!variable) refuse(part.at, `there is no variable "${part.name}".`);
    if (variable?.isInternal && kind === MacroReplyKind.REPLY)
      refuse(part.at, `only notes may name "${part.name}": no customer reads it.`);
    if (part.substitute?.trim() === "") refuse(part.at, `the substitute for "${part.name}" is blank.`);
  }
}

/** The language of the text for these wishes, the first that one can be met for; the fallback for none. */
export function languageFor(
  languages: readonly string[],
  wishes: readonly (string | null)[],
  fallback: string,
): string {
  for (const wish of wishes) {
    if (wish === null) continue;
    const found =
      languages.find((tag) => tag === wish) ?? languages.find((tag) => baseOf(tag) === baseOf(wish));
    if (found) return found;
  }
  return fallback;
}

/** `pt` of `pt-BR`. */
export function baseOf(tag: string): string {
  return (tag.split(/[-_]/)[0] ?? "").toLowerCase();
}
