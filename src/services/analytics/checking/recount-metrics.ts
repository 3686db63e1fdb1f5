import { METRIC_SOURCES, type MetricSource } from "../../../entities/analytics/metric-source";
import { InvalidError } from "../../../kernel/errors";
import { isUuid, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { holdFigures } from "../rollups/replace-facts";
import { BEFORE_ALL, countAnew } from "./count-anew";
import { sumUpAgain, FIRST_WEEK, WEEKS } from "./sum-up-again";

/** In one transaction. */
const BATCH = 200;

export interface Recounted {
  readonly counted: number;
  /** Where to go on; null when all is counted. */
  readonly next: string | null;
}

/** Works out anew what counts of the next things of the workspace. What is right already stays as it is. */
export const recountMetrics = command(
  { name: "metric:recount", permission: "metric:write", exact: ["after"] },
  async (ctx: Context, { after }: { readonly after?: string | null }): Promise<Recounted> => {
    await holdFigures(ctx);
    if (after?.startsWith(WEEKS)) return sumUpAgain(ctx, after);
    const { kind, id } = placeOf(after ?? null);
    const ids = await countAnew(ctx, kind, id, BATCH);
    return { counted: ids.length, next: nextPlace(kind, ids) };
  },
);

function placeOf(after: string | null): { readonly kind: MetricSource; readonly id: Uuid } {
  if (after === null) return { kind: METRIC_SOURCES[0], id: BEFORE_ALL };
  const [name = "", id = ""] = after.split(":");
  const kind = METRIC_SOURCES.find((each) => each === name);
  if (!kind || !(isUuid(id) || id === BEFORE_ALL))
    throw new InvalidError("after", "Give the `next` of the batch before.");
  return { kind, id };
}

function nextPlace(kind: MetricSource, ids: readonly Uuid[]): string | null {
  const last = ids.at(-1);
  if (last !== undefined && ids.length === BATCH) return `${kind}:${last}`;
  const following = METRIC_SOURCES[METRIC_SOURCES.indexOf(kind) + 1];
  return following ? `${following}:${BEFORE_ALL}` : `${WEEKS}${FIRST_WEEK}`;
}
