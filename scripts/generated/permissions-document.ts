import { MemberRole } from "../../src/entities/access/access-enums";
import { apiSchema } from "../../src/server/api-schema";
import {
  PERMISSIONS,
  PERMISSIONS_OF_CUSTOMER,
  PERMISSIONS_OF_ROLE,
  type Permission,
} from "../../src/services/access/permissions";
import { fieldsOfOperation, resolvedFields } from "./fields-of-operations";
import { serviceOperations, type ServiceOperation } from "./service-operations";

const ROLES = Object.values(MemberRole);

const INTRODUCTION = `# Permissions

Written by \`npm run docs:generate\`; do not edit.

Every operation names one permission, and one place checks it before the operation runs. A member has the
permissions of the role; an API key has those it was made with; a customer's token has those marked *own*,
and each operation narrows them to that customer's own objects and their public parts.
`;

/** Who may do what: every operation against every role. */
export function permissionsDocument(): string {
  const operations = serviceOperations();
  apiSchema();
  const domains = [...new Set(operations.map(({ domain }) => domain))];
  const sections = domains.map((name) =>
    section(
      name,
      operations.filter(({ domain }) => domain === name),
    ),
  );
  return [INTRODUCTION, permissionTable(), ...sections].join("\n");
}

function permissionTable(): string {
  const rows = Object.entries(PERMISSIONS).map(([permission, description]) => [
    `\`${permission}\``,
    description,
    ...grants(permission as Permission),
  ]);
  return `## Permissions and roles\n\n${table(["Permission", "Opens", ...ROLES, "Customer"], rows)}`;
}

function section(domain: string, operations: readonly ServiceOperation[]): string {
  const fields = resolvedFields();
  const rows = operations.map((entry) => [
    `\`${entry.operation.name}\``,
    entry.operation.kind,
    fieldsOfOperation(entry, fields)
      .map((field) => `\`${field}\``)
      .join(", "),
    `\`${entry.operation.permission}\``,
    ...grants(entry.operation.permission),
  ]);
  const title = domain.charAt(0).toUpperCase() + domain.slice(1);
  const heads = ["Operation", "Kind", "GraphQL fields", "Permission of an API key", ...ROLES, "Customer"];
  return `## ${title}\n\n${table(heads, rows)}`;
}

function grants(permission: Permission): readonly string[] {
  const ofRoles = ROLES.map((role) => (PERMISSIONS_OF_ROLE[role].has(permission) ? "yes" : ""));
  return [...ofRoles, PERMISSIONS_OF_CUSTOMER.has(permission) ? "own" : ""];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `${lines.join("\n")}\n`;
}
