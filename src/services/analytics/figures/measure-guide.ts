import { dimensionsOf } from "./understand-question";
import type { MeasureUnit } from "../../../entities/analytics/measure";
import { MEASURES } from "./measures";

const UNITS: Readonly<Record<MeasureUnit, string>> = {
  COUNT: "a count",
  SHARE: "a share",
  SECONDS: "seconds",
  MINOR_UNITS: "minor units",
  PER_THOUSAND: "of every 1,000",
  POINTS: "points",
};

/** A line for each measure, as the guide has it. */
export function measureLines(): readonly string[] {
  return Object.entries(MEASURES).map(([name, definition]) => {
    const dimensions = [...dimensionsOf(definition)].map((each) => `\`${each}\``);
    const by = dimensions.length > 0 ? `By ${dimensions.join(", ")}.` : "As a whole.";
    return `- **\`${name}\`**, ${UNITS[definition.unit]}: ${definition.formula}. ${by}`;
  });
}
