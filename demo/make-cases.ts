import type { Uuid } from "../src/kernel/ids";
import { openCase } from "../src/services/cases/open-case";
import { CASES } from "./cases/all-cases";
import type { DemoCase } from "./cases/demo-case";
import type { MemberName } from "./company";
import { idOf, type Scene } from "./scene";

/** Who takes what nobody has. */
const ON_DUTY: MemberName = "jonas";

/** All cases, each with its whole life so far. */
export async function makeCases(scene: Scene): Promise<void> {
  for (const demoCase of CASES) await liveCase(scene, demoCase);
}

async function liveCase(scene: Scene, demoCase: DemoCase): Promise<void> {
  const { made } = scene;
  const {
    key,
    customer,
    transactions,
    hoursAgo,
    team,
    member,
    steps,
    subject,
    kind,
    priority,
    channel,
    tags,
  } = demoCase;
  const words = (text: string): string =>
    text.replaceAll("{name}", made.firstNames.get(scene.named(customer)) ?? "");
  const opening = scene.at(hoursAgo);
  const customerId = idOf(made.customers, scene.named(customer));
  const opened = await openCase.body(opening, {
    ...{ subject, kind, priority, channel, tags },
    customerId,
    transactionIds: transactions.map((name) => idOf(made.transactions, scene.named(name))),
    body: words(demoCase.body),
    ...(team && { teamId: idOf(made.teams, team) }),
    ...(member && { memberId: idOf(made.members, member) }),
  });
  const caseId = opened.case.id;
  made.cases.set(key, caseId);
  const messageIds: Uuid[] = [];
  let hours = hoursAgo;
  for (const { hours: later, by = member ?? ON_DUTY, take } of steps) {
    hours -= later;
    const then = scene.later(opening, hours);
    await take({ scene, ctx: by ? scene.as(then, by) : then, caseId, customerId, messageIds, words });
  }
}
