/** Literals and JSON values of each leaf type. */
export const LEAVES: Readonly<Record<string, readonly (readonly [literal: string, sent: unknown])[]>> = {
  Int: [
    ["1", 1],
    ["0", 0],
    ["3", 3],
  ],
  Float: [
    ["1.5", 1.5],
    ["2", 2],
  ],
  String: [
    [`"a"`, "a"],
    [`"""block"""`, "block"],
    [`"\\u2028\\"'\`\${x}"`, "\u2028\"'`${x}"],
    [`""`, ""],
  ],
  ID: [
    ["4", 4],
    [`"id"`, "id"],
  ],
  Boolean: [
    ["true", true],
    ["false", false],
  ],
  Big: [
    ["12", 12],
    [`"9007199254740993"`, "9007199254740993"],
  ],
  Day: [
    [`"2026-01-02"`, "2026-01-02"],
    [`"2025-12-31"`, "2025-12-31"],
  ],
  Mood: [
    ["GLAD", "GLAD"],
    ["SAD", "SAD"],
    ["NONE", "NONE"],
  ],
};
