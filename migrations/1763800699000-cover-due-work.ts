import type { MigrationInterface, QueryRunner } from "typeorm";

const INDEXES = [
  ["cases", "snoozed_until"],
  ["clocks", "next_at"],
  ["survey_invitations", "next_at"],
] as const;

/**
 * With the workspace in the index, what is due first is told by it alone. Without it, PostgreSQL takes the index of
 * the workspaces' own due things instead, skips from workspace to workspace, and sorts all that is due anywhere.
 */
function dueAnywhere(covered: string): string {
  return INDEXES.map(
    ([table, at]) => `
drop index ${table}_due_anywhere;
create index ${table}_due_anywhere on ${table} (${at}${covered}) where ${at} > '-infinity';`,
  ).join("");
}

export class CoverDueWork1763800699000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(dueAnywhere(", workspace_id"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dueAnywhere(""));
  }
}
