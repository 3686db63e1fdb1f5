import { readExampleOperations } from "../../src/server/example-operations";
import { addNoteTo, caseOf, type CaseText } from "./cases-of";
import { foundIds, searched, type SearchPage } from "./searched";
import { changed, newCustomer } from "../cases/desk";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api, "Grace Hopper");
});

afterAll(() => redress.close());

const newCase = (text: CaseText): Promise<string> => caseOf(redress.api, customerId, text);

test.each([
  ["en", "The two payments of my sister were declined by the terminal.", "payment declining terminals"],
  ["de", "Ich warte noch auf die Rückerstattungen für meine Bestellung.", "rückerstattung bestellungen"],
  ["fr", "Je n'ai pas reçu les remboursements pour mes achats annulés.", "remboursement achat annulé"],
  ["es", "No puedo ver las transferencias que hice para mis proveedores.", "transferencia proveedor"],
  ["it", "Non ho ancora ricevuto i rimborsi per gli abbonamenti.", "rimborso abbonamento"],
  ["nl", "Ik heb de terugbetalingen van mijn bestelling nog niet gekregen.", "terugbetaling bestellingen"],
])("a message in %s is found by other forms of its words", async (_language, body, query) => {
  const id = await newCase({ body });

  const { nodes } = await searched(redress.api, query, { kinds: ["CASE"] });

  expect(nodes[0]).toMatchObject({ matchedBy: "MESSAGE", case: { id }, message: { body } });
});

test.each([
  ["Die Überweisung ist noch nicht angekommen, und ich warte.", "uberweisung"],
  ["La señora no ve el débito en su tarjeta y está muy molesta.", "debito senora"],
  ["Le numéro de la commande est bien celui que vous avez envoyé.", "numero commande"],
])("accents may be left off: %s", async (body, query) => {
  const id = await newCase({ body });

  const [first] = await foundIds(redress.api, query, { kinds: ["CASE"] });

  expect(first).toBe(id);
});

test("a whole sentence finds the case that holds the most of its words", async () => {
  const best = await newCase({
    body: "The ferry company charged my card twice for one crossing to Helgoland.",
  });
  await newCase({ body: "The ferry was late, and nobody answered." });

  const ids = await foundIds(
    redress.api,
    "Why was I charged twice by the ferry company when there was only one crossing?",
    { kinds: ["CASE"] },
  );

  expect(ids[0]).toBe(best);
  expect(ids.length).toBeGreaterThan(1);
});

test("rare words weigh more than common ones, and the subject more than a message", async () => {
  for (let nth = 0; nth < 5; nth += 1) await newCase({ body: `Parcel ${nth} was lost by the courier.` });
  const rare = await newCase({ body: "The zeppelin tickets never came." });
  const inSubject = await newCase({ subject: "Zeppelin tickets", body: "See above." });

  const ids = await foundIds(redress.api, "zeppelin courier", { kinds: ["CASE"] });

  expect(ids.slice(0, 2)).toEqual([inSubject, rare]);
});

test("a case that speaks of a word again and again goes before newer ones that name another in passing", async () => {
  const about = await newCase({ subject: "My abacus", body: "The abacus was sent back." });
  await changed(redress.api, "replyToCase", { caseId: about, body: "We ask the shop about the abacus." });
  redress.clock.advance(3600);
  for (const wrong of ["town", "street", "house"])
    await newCase({ subject: `Notices reach the harbour in the wrong ${wrong}` });

  const ids = await foundIds(redress.api, "abacus harbour", { kinds: ["CASE"] });

  expect(ids).toHaveLength(4);
  expect(ids[0]).toBe(about);
});

test("words may stand in the subject and in several messages of a case, which is found once", async () => {
  const id = await newCase({ subject: "Gyroscope", body: "It was never delivered to the observatory." });
  await changed(redress.api, "replyToCase", { caseId: id, body: "Which observatory do you mean?" });

  const { nodes } = await searched(redress.api, "gyroscope observatory", { kinds: ["CASE"] });

  expect(nodes.filter((hit) => hit.case?.id === id)).toHaveLength(1);
  expect(nodes[0]?.case?.id).toBe(id);
});

test("the snippet shows where the words stand, and is no HTML", async () => {
  const filling = "It was a long story, and there is more of it. ".repeat(20);
  const body = `${filling}Then the <b>marmalade</b> payments failed. ${filling}`;
  await newCase({ body });

  const { nodes } = await searched(redress.api, "marmalade payment", { kinds: ["CASE"], first: 1 });

  const { text, highlights } = nodes[0]!.snippet!;
  expect(text).toContain("the <b>marmalade</b> payments");
  expect(text.length).toBeLessThan(230);
  expect(highlights.map(({ start, end }) => text.slice(start, end))).toEqual(["marmalade", "payments"]);
});

test("words that mean nothing by themselves find nothing, unless there are no others", async () => {
  const id = await newCase({ body: "The quokka is the mascot of the shop." });

  const ids = await foundIds(redress.api, "the quokka of the", { kinds: ["CASE"] });

  expect(ids).toEqual([id]);
});

test("staff find notes too", async () => {
  const id = await newCase({ body: "Hello there." });
  const note = await addNoteTo(redress.api, id, "The customer is a known ventriloquist.");

  const { nodes } = await searched(redress.api, "ventriloquists");

  expect(nodes).toMatchObject([{ case: { id }, message: { id: note } }]);
});

test("the example of GraphiQL runs as it stands", async () => {
  const [example] = readExampleOperations("demo/operations").filter(({ query }) => query.includes("search("));
  const id = await newCase({ subject: "Charged twice at the hotel in Lisbon" });

  const data = await redress.api.data<{ search: SearchPage }>(
    example!.query,
    JSON.parse(example!.variables!) as Record<string, unknown>,
  );

  expect(data.search.nodes[0]).toMatchObject({ matchedBy: "SUBJECT", case: { state: "OPEN" } });
  expect(await foundIds(redress.api, "hotel Lisbon", { first: 1 })).toEqual([id]);
});

test("parts of references are words", async () => {
  const id = await newCase({ body: "The order is ORD-77123/B, paid on Monday." });

  expect(await foundIds(redress.api, "77123", { kinds: ["CASE"] })).toEqual([id]);
  expect(await foundIds(redress.api, "ORD-77123", { kinds: ["CASE"] })).toEqual([id]);
});

test("what the firewall masked in an earlier message is not found any more", async () => {
  const id = await newCase({ body: "My card starts with 5555 5555" });
  await changed(redress.api, "receiveMessage", {
    caseId: id,
    body: "5555 4444",
    channel: "EMAIL",
    externalId: { source: "mail", id: "second half" },
  });

  expect(await foundIds(redress.api, "5555", { kinds: ["CASE"] })).not.toContain(id);
});

test("pages follow each other without gaps, and a cursor belongs to its query", async () => {
  const made = [];
  for (let nth = 0; nth < 5; nth += 1) made.push(await newCase({ body: `Pangolin number ${nth}.` }));

  const first = await searched(redress.api, "pangolins", { first: 2 });
  const second = await searched(redress.api, "pangolins", { first: 2, after: first.pageInfo.endCursor });
  const third = await searched(redress.api, "pangolins", { first: 2, after: second.pageInfo.endCursor });
  const other = await redress.api.send(
    `query ($after: String) { search(query: "else", after: $after) { nodes { rank } } }`,
    {
      after: first.pageInfo.endCursor,
    },
  );

  const ids = [first, second, third].flatMap(({ nodes }) => nodes.map((hit) => hit.case?.id));
  expect([...ids].sort()).toEqual([...made].sort());
  expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
  expect(other.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});
