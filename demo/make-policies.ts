import { CasePriority } from "../src/entities/cases/case-enums";
import { ClockMetric } from "../src/entities/clocks/clock-metric";
import { safeText } from "../src/kernel/firewall/admit";
import { createPolicy } from "../src/services/clocks/policies/save-policy";
import type { Scene } from "./scene";

const TWO_YEARS = 24 * 730;

/** How soon the company answers: the first policy whose cases these are counts. */
export async function makePolicies(scene: Scene): Promise<void> {
  await createPolicy.body(scene.at(TWO_YEARS), {
    name: safeText("Urgent, day and night"),
    description: safeText("Money is leaving an account while we sleep."),
    match: { priorities: [CasePriority.URGENT] },
    targets: [
      { metric: ClockMetric.FIRST_RESPONSE, duration: "PT1H", inBusinessTime: false },
      { metric: ClockMetric.NEXT_RESPONSE, duration: "PT2H", inBusinessTime: false },
      { metric: ClockMetric.FIRST_RESOLUTION, duration: "P2D", inBusinessTime: false },
    ],
  });
  await createPolicy.body(scene.at(TWO_YEARS), {
    name: safeText("All others, in office hours"),
    targets: [
      { metric: ClockMetric.FIRST_RESPONSE, duration: "PT4H", inBusinessTime: true },
      { metric: ClockMetric.NEXT_RESPONSE, duration: "PT8H", inBusinessTime: true },
      { metric: ClockMetric.FIRST_RESOLUTION, duration: "PT40H", inBusinessTime: true },
    ],
  });
}
