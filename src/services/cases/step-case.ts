import type { Case } from "../../entities/cases/case.entity";
import type { Context } from "../access/actor";
import type { EventType } from "../events/event-catalog";
import "./case-events";
import { STEPS, stepStatement, type CaseStep } from "./step-statements";

/**
 * Takes a case that is held one version further, in one statement that nobody waits for. One step is one
 * version and one event, so no two events of a case ever bear the same version; a command in which two
 * things happen takes two steps.
 */
export function stepCase<Type extends EventType>(ctx: Context, held: Case, step: CaseStep<Type>): Case {
  const taken = { ctx, held, step };
  // What is made for one case only is written with its step.
  if (step.insertion || step.deletion) ctx.db.write(stepStatement(taken));
  else ctx.db.gather(STEPS, taken);
  return { ...held, updatedAt: ctx.now(), ...step.change, version: held.version + 1 };
}
