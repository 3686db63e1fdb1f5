import type { Case } from "../../../entities/cases/case.entity";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { unlink } from "./case-relations";
import { lockTwo, type LinkCasesInput } from "./link-cases";

/** Says that one case is not that to another after all; where it never was, that is no news. */
export const unlinkCases = command(
  { name: "case:unlink", permission: "case:write" },
  async (ctx: Context, input: LinkCasesInput): Promise<{ case: Case }> => {
    const [held, other] = await lockTwo(ctx, input);
    return { case: await unlink(ctx, held, other, input.kind) };
  },
);
