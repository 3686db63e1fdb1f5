import type { MemberRole } from "../src/entities/access/access-enums";

export type TeamName = "payments" | "disputes" | "crypto" | "merchants";
export type MemberName = "ines" | "jonas" | "lena" | "mateo" | "chloe" | "priya" | "omar";

interface DemoMember {
  readonly name: string;
  readonly role: MemberRole;
  readonly teams: readonly TeamName[];
}

export const COMPANY = "Northwind Pay";

export const TEAMS: Readonly<Record<TeamName, string>> = {
  payments: "Payments and refunds",
  disputes: "Disputes and fraud",
  crypto: "Crypto",
  merchants: "Merchant care",
};

/** The first of them sets the workspace up. */
export const MEMBERS: Readonly<Record<MemberName, DemoMember>> = {
  ines: { name: "Ines Moreau", role: "ADMIN", teams: [] },
  jonas: { name: "Jonas Albrecht", role: "SUPERVISOR", teams: ["payments", "merchants"] },
  lena: { name: "Lena Vogt", role: "AGENT", teams: ["payments"] },
  mateo: { name: "Mateo Ibarra", role: "AGENT", teams: ["payments", "merchants"] },
  chloe: { name: "Chloé Garnier", role: "AGENT", teams: ["disputes"] },
  priya: { name: "Priya Raman", role: "AGENT", teams: ["disputes", "crypto"] },
  omar: { name: "Omar Said", role: "VIEWER", teams: [] },
};

export function emailOf(name: MemberName): string {
  return `${name}@northwind-pay.example`;
}
