import { holdCases } from "../services/clocks/following/hold-cases";
import type { NamedObjects } from "./prepare/named-objects";
import type { Session } from "./session";

/**
 * Commands of one operation hold what they change in the order in which their caller wrote them. So two operations
 * about the same cases would wait for each other in a circle, were those not held beforehand in an order of ours.
 */
export function holdNamed({ context }: Session, named: NamedObjects | null): void {
  const [caseIds, clockIds] = [named?.get("case") ?? [], named?.get("clk") ?? []];
  if (!context?.actor.permissions.has("case:read") || caseIds.length + clockIds.length === 0) return;
  holdCases(context, { caseIds, clockIds });
}
