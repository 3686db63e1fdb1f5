import type { Permission } from "../../src/services/access/permissions";
import type { ApiClient, UserError } from "../support/api-client";
import type { TestWorkspace, World } from "../support/world";

export interface MemberAnswer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly subject: string | null;
  readonly isActive: boolean;
  readonly version: number;
}

export interface KeyAnswer {
  readonly id: string;
  readonly hint: string;
  readonly permissions: readonly string[];
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
  readonly version: number;
}

/** What a mutation's payload may hold, with the reasons when it was refused. */
export type Payload<Objects> = { readonly [Name in keyof Objects]: Objects[Name] | null } & {
  readonly userErrors: readonly UserError[];
};

export const MEMBER = "id name email role subject isActive version";
export const KEY = "id hint permissions expiresAt revokedAt lastUsedAt version";
const USER_ERRORS = "userErrors { code message field details }";

/** Runs one mutation by its name, with its payload's fields. */
export async function mutate<Objects>(
  api: ApiClient,
  name: string,
  fields: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Payload<Objects>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} ${USER_ERRORS} } }`;
  return (await api.data<Readonly<Record<string, Payload<Objects>>>>(document, { input }))[
    name
  ] as Payload<Objects>;
}

export async function invite(api: ApiClient, email: string, role = "AGENT"): Promise<MemberAnswer> {
  const name = email.split("@")[0] ?? email;
  const { member } = await mutate<{ member: MemberAnswer }>(api, "inviteMember", `member { ${MEMBER} }`, {
    email,
    name,
    role,
  });
  if (!member) throw new Error(`${email} was not invited.`);
  return member;
}

export async function makeKey(
  api: ApiClient,
  permissions: readonly Permission[],
  facts: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly apiKey: KeyAnswer; readonly secret: string }> {
  const input = { name: permissions.join(" ").slice(0, 100), environment: "TEST", permissions, ...facts };
  const { apiKey, secret } = await mutate<{ apiKey: KeyAnswer; secret: string }>(
    api,
    "createApiKey",
    `apiKey { ${KEY} } secret`,
    input,
  );
  if (!apiKey || !secret) throw new Error("The key was not made.");
  return { apiKey, secret };
}

/** The types of the workspace's events, oldest first. */
export async function eventTypes({ platform }: World, { id }: TestWorkspace): Promise<readonly string[]> {
  const client = await platform.pool.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.workspace_id', $1, true)", [id]);
    const { rows } = await client.query<{ type: string }>("select type from outbox order by position");
    return rows.map(({ type }) => type);
  } finally {
    await client.query("rollback");
    client.release();
  }
}
