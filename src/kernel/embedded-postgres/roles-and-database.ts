export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
  readonly application: string;
}

const SUPERUSER = "postgres";
const OWNER = "redress_owner";
const APPLICATION = "redress_app";
const DATABASE = "redress";

const WITHOUT_POWERS = "login nosuperuser nobypassrls nocreatedb nocreaterole noreplication";

/** Statements for a single-user server, which wants an empty line after each. The passwords need no quoting. */
export function rolesAndDatabase(passwords: Passwords): string {
  const statements = [
    `alter role ${SUPERUSER} password '${passwords.superuser}'`,
    `create role ${OWNER} ${WITHOUT_POWERS} password '${passwords.owner}'`,
    `create role ${APPLICATION} ${WITHOUT_POWERS} password '${passwords.application}'`,
    `create database ${DATABASE} owner ${OWNER}`,
    `revoke all on database ${DATABASE} from public`,
    `grant connect on database ${DATABASE} to ${APPLICATION}`,
    `revoke all on database postgres from public`,
  ];
  return statements.map((statement) => `${statement};\n\n`).join("");
}

interface ConnectionUrls {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
}

export function connectionUrls(passwords: Passwords, port: number): ConnectionUrls {
  const url = (role: string, password: string, database: string): string =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    superuserUrl: url(SUPERUSER, passwords.superuser, "postgres"),
    ownerUrl: url(OWNER, passwords.owner, DATABASE),
    applicationUrl: url(APPLICATION, passwords.application, DATABASE),
  };
}
