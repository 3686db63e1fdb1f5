import { CaseTag } from "../../entities/cases/case-tag.entity";
import { sql, type Sql } from "../../kernel/database/sql";
import { insertion } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";

const caseTags = table(CaseTag);

/** Makes the case be found by these tags, of which there is at least one; it must not have them yet. */
export function tagInsertion(ctx: Context, caseId: Uuid, tags: readonly string[]): Sql {
  return insertion(
    ctx,
    caseTags,
    tags.map((tag) => ({ id: ctx.newId(), caseId, tag })),
  );
}

/** Makes the case be found by these tags no more. */
export function tagDeletion(ctx: Context, caseId: Uuid, tags: readonly string[]): Sql {
  return sql`
    delete from case_tags
    where ${ctx.inWorkspace()}
    and case_id = ${caseId}
    and tag = any(${tags}::text[])`;
}

/** Selects the ids of the cases that have the tag. */
export function casesWithTag({ inWorkspace }: Context, tag: string): Sql {
  return sql`
    select t.case_id
    from case_tags t
    where ${inWorkspace("t")}
    and t.tag = ${tag}`;
}
