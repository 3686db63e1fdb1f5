import type { ApiClient } from "../support/api-client";

/** Cases that no other mutation ends, and deadlines on them. */
export interface StandingCases {
  /** Each in its turn. */
  nextCase(): string;
  /** One that only ever moves. */
  readonly deadline: string;
  /** One that stands yet, to be cancelled; one that was, where all are. */
  takeDeadline(): string;
}

/** As a case has 20 deadlines at most. */
const CASES = 12;
const DEADLINES = 18;

const OPEN = `mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } } }`;
const SET = `mutation ($input: SetDeadlineInput!) { setDeadline(input: $input) { clock { id } } }`;

export async function standingCases(api: ApiClient, customerId: string): Promise<StandingCases> {
  const open = async (): Promise<string> => {
    const input = { customerId, subject: "It stands", kind: "QUESTION" };
    const { openCase } = await api.data<{ openCase: { case: { id: string } } }>(OPEN, { input });
    return openCase.case.id;
  };
  const cases: string[] = [];
  for (let nth = 0; nth < CASES; nth += 1) cases.push(await open());

  const caseId = await open();
  const deadlines: string[] = [];
  for (let nth = 0; nth < DEADLINES; nth += 1) {
    const input = { caseId, metric: "DEADLINE", name: `deadline ${nth}`, within: "P10D" };
    const { setDeadline } = await api.data<{ setDeadline: { clock: { id: string } } }>(SET, { input });
    deadlines.push(setDeadline.clock.id);
  }

  const [deadline = "", ...waiting] = deadlines;
  let turn = 0;
  return {
    nextCase: () => cases[turn++ % CASES] ?? "",
    deadline,
    takeDeadline: () => waiting.shift() ?? deadlines.at(-1) ?? "",
  };
}
