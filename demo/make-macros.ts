import { createMacro } from "../src/services/cases/macros/save-macro";
import { MACROS } from "./macros";
import { idOf, type Scene } from "./scene";

const A_YEAR = 24 * 365;

/** Saves what the desk says and does every day. */
export async function makeMacros(scene: Scene): Promise<void> {
  const { teams } = scene.made;
  for (const { team, member, giveTo, actions, ...macro } of MACROS) {
    const ctx = member ? scene.as(scene.at(A_YEAR), member) : scene.at(A_YEAR);
    await createMacro.body(ctx, {
      ...macro,
      isShared: member === undefined,
      ...(team && { teamId: idOf(teams, team) }),
      actions: { ...actions, ...(giveTo && { assign: { teamId: idOf(teams, giveTo) } }) },
    });
  }
}
