import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Operation } from "../../src/kernel/operation";
import type { Context } from "../../src/services/access/actor";
import type { Permission } from "../../src/services/access/permissions";

/** An operation as a service exports it. */
export interface ServiceOperation {
  readonly domain: string;
  /** The name of the exported constant. */
  readonly exported: string;
  readonly operation: Operation<Context, never, unknown> & { readonly permission: Permission };
}

const SERVICES = join(__dirname, "../../src/services");
const load = createRequire(__filename);

/** Every operation of every service, by domain and name. */
export function serviceOperations(): readonly ServiceOperation[] {
  const files = readdirSync(SERVICES, { recursive: true, encoding: "utf8" });
  const found = files
    .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith(".d.ts"))
    .flatMap((file) => operationsOf(file));
  return found.sort((a, b) => sortKey(a).localeCompare(sortKey(b), "en"));
}

function operationsOf(file: string): readonly ServiceOperation[] {
  const [domain = ""] = file.split(/[\\/]/);
  const exports = load(join(SERVICES, file)) as Readonly<Record<string, unknown>>;
  return Object.entries(exports).flatMap(([exported, value]) =>
    operationsIn(value).map((operation) => ({ domain, exported, operation })),
  );
}

/** An operation itself, or those of a list: its pages and its count. */
function operationsIn(value: unknown): readonly ServiceOperation["operation"][] {
  if (isOperation(value)) return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).filter(isOperation);
}

function isOperation(value: unknown): value is ServiceOperation["operation"] {
  return (
    typeof value === "object" &&
    value !== null &&
    ["kind", "name", "permission", "body"].every((key) => key in value)
  );
}

function sortKey({ domain, operation }: ServiceOperation): string {
  return `${domain} ${operation.name}`;
}
