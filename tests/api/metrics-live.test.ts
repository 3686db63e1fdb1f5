import { newCustomer, openCase } from "../cases/desk";
import { liveProcess, type LiveProcess } from "../events/listener";
import { eventually } from "../live/eventually";
import { world, type World } from "../support/world";

let redress: World;
let live: LiveProcess;

beforeAll(async () => {
  redress = await world();
  live = await liveProcess(redress);
});

afterAll(async () => {
  await live.stop();
  await redress.close();
});

const CASES = 60;

test("figures are followed once a second at most, and the last that is told is right", async () => {
  const { api, workspace } = redress;
  const customer = await newCustomer(api);
  const follower = live.subscribe(
    workspace.key,
    `subscription { metricsChanged(query: { measures: [CASES_OPENED, BACKLOG], period: { lastDays: 7 } }) {
       rows { figures { value } } } }`,
  );
  const told = (): readonly string[] =>
    follower.events.map((metrics) => {
      const { rows } = metrics as unknown as { rows: { figures: { value: number }[] }[] };
      return (rows[0]?.figures ?? []).map(({ value }) => value).join(" ");
    });
  await eventually(() => told().join() === "0 0", 10_000);
  const begin = Date.now();

  for (let left = CASES; left > 0; left -= 10)
    await Promise.all(Array.from({ length: 10 }, () => openCase(api, customer)));

  await eventually(() => told().at(-1) === `${CASES} ${CASES}`, 20_000);
  expect(told().length).toBeLessThanOrEqual(2 + (Date.now() - begin) / 1_000);
}, 60_000);
