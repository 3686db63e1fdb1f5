import { createCaseView, type CreateCaseViewInput } from "../src/services/cases/views/save-case-view";
import type { Raw } from "../src/kernel/firewall/safe-text";
import { idOf, type Scene } from "./scene";

const A_YEAR = 24 * 365;

const AT_WORK = { not: { states: ["RESOLVED", "CLOSED"] }, snoozed: false };

const URGENT_FIRST = { field: "PRIORITY", direction: "DESC" } as const;

/** What the desk looks at every morning, saved for all of it. */
export async function makeViews(scene: Scene): Promise<void> {
  const crypto = idOf(scene.made.teams, "crypto");
  const views: readonly Omit<Raw<CreateCaseViewInput>, "isShared">[] = [
    { name: "Mine", filter: { ...AT_WORK, assignedToMe: true }, orderBy: URGENT_FIRST },
    { name: "Nobody has it yet", filter: { ...AT_WORK, unassigned: true }, orderBy: URGENT_FIRST },
    {
      name: "Fraud and disputes",
      filter: { ...AT_WORK, or: [{ kinds: ["UNAUTHORISED_CHARGE", "DISPUTE"] }, { kinds: ["SECURITY"] }] },
      orderBy: URGENT_FIRST,
    },
    { name: "Waiting for others", filter: { states: ["WAITING_ON_THIRD_PARTY"], snoozed: false } },
    { name: "Crypto", filter: { ...AT_WORK, teamId: crypto } },
  ];
  for (const view of views) await createCaseView.body(scene.at(A_YEAR), { ...view, isShared: true });
}
