import type { z } from "zod";
import { SETTINGS } from "../../src/kernel/config";

/** A `.env` in which every setting is explained and stands at its default. */
export function environmentExample(): string {
  const settings = Object.entries(SETTINGS).map(([name, setting]) => settingLines(name, setting));
  return `# Every setting, at its default. Written by \`npm run docs:generate\` from src/kernel/config.ts.\n\n${settings.join("\n")}`;
}

function settingLines(name: string, setting: z.ZodType): string {
  return `# ${setting.description ?? ""}\n# ${name}=${defaultOf(setting)}\n`;
}

function defaultOf(setting: z.ZodType): string {
  const { data } = setting.safeParse(undefined);
  return typeof data === "string" || typeof data === "number" ? String(data) : "";
}
