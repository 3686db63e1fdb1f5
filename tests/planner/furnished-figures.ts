import { counted } from "../analytics/counted";
import type { World } from "../support/world";

interface Figure {
  readonly casesKey: string;
  readonly countedCasesKey: string | null;
}

/** Keys of figures to their cases, that of all the cases first. */
export async function figureKeysOf(redress: World): Promise<readonly string[]> {
  await counted(redress);
  const { metrics } = await redress.api.data<{
    metrics: { rows: readonly { figures: readonly Figure[] }[] };
  }>(
    `{ metrics(query: { period: { lastDays: 30 }, measures: [CASES_OPENED, REOPEN_RATE, BACKLOG] }) {
         rows { figures { casesKey countedCasesKey } } } }`,
  );
  const figures = metrics.rows.flatMap((row) => row.figures);
  return figures.flatMap(({ casesKey, countedCasesKey }) => [casesKey, countedCasesKey ?? []].flat());
}
