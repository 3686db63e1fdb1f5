import type { Pool } from "pg";

/** The process does not start: the database would not stand between the workspaces. */
export class UnsafeDatabaseRoleError extends Error {}

interface RoleFacts {
  readonly role: string;
  readonly isSuperuser: boolean;
  readonly bypasses: boolean;
  readonly owned: string | null;
  readonly unprotected: string | null;
}

const FACTS = `
  select
    current_user as role,
    r.rolsuper as "isSuperuser",
    r.rolbypassrls as bypasses,
    (select string_agg(c.relname, ', ' order by c.relname) from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and pg_has_role(current_user, c.relowner, 'MEMBER')) as owned,
    (select string_agg(c.relname, ', ' order by c.relname) from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and c.relname <> 'migrations'
      and not (c.relrowsecurity and c.relforcerowsecurity)) as unprotected
  from pg_roles r
  where r.rolname = current_user`;

/** Refuses a role that row-level security would not hold back, and a table that has none. */
export async function assertApplicationRole(pool: Pool): Promise<void> {
  const { rows } = await pool.query<RoleFacts>(FACTS);
  const [facts] = rows;
  if (!facts) throw new UnsafeDatabaseRoleError("The database does not know its own role.");
  const fault = faultOf(facts);
  if (fault)
    throw new UnsafeDatabaseRoleError(
      `DATABASE_URL signs in as "${facts.role}", which ${fault}. Use a role that owns nothing: ` +
        `create role redress_app login nosuperuser nobypassrls password '...'; and give the owner's URL as DATABASE_OWNER_URL.`,
    );
  if (facts.unprotected)
    throw new UnsafeDatabaseRoleError(
      `Row-level security is off on: ${facts.unprotected}. Run the migrations again.`,
    );
}

function faultOf({ isSuperuser, bypasses, owned }: RoleFacts): string | null {
  if (isSuperuser) return "is a superuser";
  if (bypasses) return "may bypass row-level security";
  if (owned) return `owns tables (${owned})`;
  return null;
}
