/** The first comment line of an operation's text, which names its tab. */
export function tabTitle(query: string | null): string | undefined {
  return /^\s*#+[ \t]*(\S.*)$/.exec((query ?? "").split("\n", 1)[0] ?? "")?.[1]?.trim();
}
