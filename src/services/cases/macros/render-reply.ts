import type { Case } from "../../../entities/cases/case.entity";
import { MacroReplyKind } from "../../../entities/cases/macro-enums";
import type { Macro } from "../../../entities/cases/macro.entity";
import { invariant, LimitError } from "../../../kernel/errors";
import { safeText } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import { permitted } from "../../../kernel/operation";
import type { Context } from "../../access/actor";
import { customersById } from "../../customers/read-customers";
import type { MacroFacts } from "./macro-facts";
import { baseOf, languageFor, languageTag } from "./macro-texts";
import { valueOf } from "./macro-variables";
import { chosenTransaction, NO_TRANSACTION, surroundingsOf, type Surroundings } from "./read-macro-facts";
import { fillTemplate, parseTemplate, type Template } from "./template";

/** How a text is to be made, as far as the caller says. */
export interface Rendering {
  /** The text in this language, if there is one. */
  readonly language?: string | null;
  /** The payment that the text speaks of; the only one of the case unless told. */
  readonly transactionId?: Uuid | null;
}

/** A variable without a value. */
export interface MacroGap {
  readonly name: string;
  /** As it stands in the text. */
  readonly written: string;
  readonly reason: string;
}

export interface RenderedReply {
  readonly kind: MacroReplyKind;
  readonly text: SafeText;
  readonly language: string;
  readonly missing: readonly MacroGap[];
}

/** As long as a message may be. */
const MAX_TEXT = 50_000;

/** What the macro says on this case; null for one that says nothing. */
export async function renderReply(
  ctx: Context,
  { replyKind: kind, texts, fallbackLanguage }: Macro,
  held: Case,
  { language: asked, transactionId = null }: Rendering,
): Promise<RenderedReply | null> {
  if (kind === null || fallbackLanguage === null) return null;
  const wish = asked == null ? null : languageTag(asked, ["language"]);
  const surroundings = await surroundingsOf(ctx, held);
  // A note is for colleagues, whatever the customer speaks.
  const spoken = kind === MacroReplyKind.NOTE ? [] : [surroundings.locale, surroundings.spokenLanguage];
  const language = languageFor(Object.keys(texts), [wish, ...spoken], fallbackLanguage);
  const template = templateOf(texts[language]);
  const names = new Set(template.flatMap((part) => (typeof part === "string" ? [] : [part.name])));
  const isForCustomer = kind === MacroReplyKind.REPLY;
  if (namesAny(names, "customer.")) permitted(ctx, customersById);
  const { transaction, reason } = namesAny(names, "transaction.")
    ? await chosenTransaction(ctx, held, { transactionId, isForCustomer })
    : NO_TRANSACTION;
  const facts = { ...factsOf(ctx, held, surroundings, language), transaction };
  const { text, gaps } = fillTemplate(template, (name) => valueOf(name, facts));
  if (text.length > MAX_TEXT) throw new LimitError(`A message has ${MAX_TEXT} characters at most.`);
  const missing = gaps.map(({ name, written }) => ({
    name,
    written,
    reason: name.startsWith("transaction.") && reason !== "" ? reason : "It has no value on this case.",
  }));
  // Of parts that are safe each, a card number may come into being between them.
  return { kind, text: safeText(text), language, missing };
}

function templateOf(text: unknown): Template {
  const { template } = parseTemplate(String(text));
  invariant(template, "a text was stored that is no template");
  return template;
}

function namesAny(names: ReadonlySet<string>, beginning: string): boolean {
  return [...names].some((name) => name.startsWith(beginning));
}

function factsOf(
  ctx: Context,
  { number, subject, kind, priority }: Case,
  surroundings: Surroundings,
  language: string,
): Omit<MacroFacts, "transaction"> {
  const { customerName, customerKind, locale, timeZone, workspaceName, memberName, teamName } = surroundings;
  return {
    now: ctx.now(),
    // German for an Austrian is written as in Austria, but an English text with no German day in it.
    locale: locale !== null && baseOf(locale) === baseOf(language) ? locale : language,
    timeZone: timeZone ?? "UTC",
    customer: { name: customerName, kind: customerKind },
    case: { number, subject, kind, priority },
    workspaceName,
    memberName,
    teamName,
  };
}
