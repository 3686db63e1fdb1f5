import { pino } from "pino";
import { createTestApp } from "../support/test-app";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

test("logs one line a request, with its path but nothing of its query string", async () => {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const app = await createTestApp({ ...redress.platform, log });

  const query = encodeURIComponent("query ($e: String) { __typename }");
  const variables = encodeURIComponent(JSON.stringify({ e: "secret.person@mail.example" }));
  await app.http.inject({ url: `/graphql?query=${query}&variables=${variables}` });
  await app.close();

  const requests = lines
    .map((line) => JSON.parse(line) as { msg: string })
    .filter(({ msg }) => msg === "request");
  expect(requests).toMatchObject([{ method: "GET", path: "/graphql", status: expect.any(Number) as number }]);
  expect(lines.join("\n")).not.toContain("secret.person");
});
