import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { MACRO_VARIABLES, type MacroVariable } from "./macro-variables";

/** All that texts can name, for whoever writes one. */
export const listMacroVariables = query(
  { name: "macro:variables", permission: "case:write" },
  (_ctx: Context, _input: null): Promise<readonly MacroVariable[]> => Promise.resolve(MACRO_VARIABLES),
);
