import type { ExecutionMode } from "../../src/server/prepare/prepared-documents";

const MODES: readonly ExecutionMode[] = ["compiled", "interpreted"];

/** How the tests run documents: TEST_EXECUTION, or compiled at their first use. Both must answer alike. */
export function executionMode(): ExecutionMode {
  const asked = process.env["TEST_EXECUTION"] ?? "compiled";
  const mode = MODES.find((known) => known === asked);
  if (!mode) throw new Error(`TEST_EXECUTION is one of ${MODES.join(", ")}.`);
  return mode;
}
