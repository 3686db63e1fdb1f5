import type { ApiClient } from "../support/api-client";
import { CASE_FIELDS, type Refused, type SeenCase } from "./desk";

export interface SeenMacro {
  readonly id: string;
  readonly name: string;
  readonly shortcut: string | null;
  readonly isShared: boolean;
  readonly version: number;
  readonly team: { readonly id: string } | null;
  readonly texts: readonly {
    readonly language: string;
    readonly text: string;
    readonly isFallback: boolean;
  }[];
  readonly actions: Readonly<Record<string, unknown>>;
  readonly usage: { readonly timesUsed: number; readonly lastUsedAt: string | null };
}

export const MACRO = `
  id name shortcut isShared version team { id } texts { language text isFallback } actions
  usage { timesUsed lastUsedAt }`;

export interface Saved {
  readonly macro: SeenMacro | null;
  readonly userErrors: readonly Refused[];
  readonly redactions: readonly { readonly field: readonly string[] }[];
}

type Input = Readonly<Record<string, unknown>>;

/** `verb` is `createMacro` or `changeMacro`. */
export async function save(api: ApiClient, verb: string, input: Input): Promise<Saved> {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;
  const { saved } = await api.data<{ saved: Saved }>(
    `mutation ($input: ${type}!) { saved: ${verb}(input: $input) {
      macro { ${MACRO} } redactions { field } userErrors { code message field details } } }`,
    { input },
  );
  return saved;
}

/** A shared macro unless told; what is given as `says` is its only text. */
export async function newMacro(
  api: ApiClient,
  { says, ...input }: Input & { readonly says?: string },
): Promise<SeenMacro> {
  const reply =
    says === undefined ? {} : { reply: { kind: "REPLY", texts: [{ language: "en", text: says }] } };
  const { macro, userErrors } = await save(api, "createMacro", {
    name: "A macro",
    isShared: true,
    ...reply,
    ...input,
  });
  if (!macro) throw new Error(`The macro was refused: ${JSON.stringify(userErrors)}`);
  return macro;
}

export interface Applied {
  readonly case: SeenCase | null;
  readonly message: { readonly id: string; readonly body: string; readonly visibility: string } | null;
  readonly userErrors: readonly Refused[];
  readonly redactions: readonly { readonly field: readonly string[]; readonly kind: string }[];
}

export const APPLY = `mutation ($input: ApplyMacroInput!) {
  applied: applyMacro(input: $input) {
    case { ${CASE_FIELDS} } message { id body visibility }
    redactions { field kind } userErrors { code message field details } } }`;

export async function apply(
  api: ApiClient,
  macro: Pick<SeenMacro, "id">,
  caseId: string,
  input: Input = {},
): Promise<Applied> {
  const { applied } = await api.data<{ applied: Applied }>(APPLY, {
    input: { macroId: macro.id, caseId, ...input },
  });
  return applied;
}

export interface Preview {
  readonly reply: {
    readonly kind: string;
    readonly text: string;
    readonly language: string;
    readonly missing: readonly { readonly name: string; readonly written: string; readonly reason: string }[];
  } | null;
  readonly steps: readonly {
    readonly kind: string;
    readonly words: string;
    readonly obstacle: string | null;
  }[];
}

export const RENDER = `query ($macroId: ID!, $caseId: ID!, $language: String, $transactionId: ID) {
  renderMacro(macroId: $macroId, caseId: $caseId, language: $language, transactionId: $transactionId) {
    reply { kind text language missing { name written reason } } steps { kind words obstacle } } }`;

export async function preview(
  api: ApiClient,
  macro: Pick<SeenMacro, "id">,
  caseId: string,
  more: Input = {},
): Promise<Preview> {
  const { renderMacro } = await api.data<{ renderMacro: Preview }>(RENDER, {
    macroId: macro.id,
    caseId,
    ...more,
  });
  return renderMacro;
}
