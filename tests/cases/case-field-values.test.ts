import fc from "fast-check";
import { world, type World } from "../support/world";
import { casesWith, fieldsOf, newField } from "./case-fields";
import { changed, mutate, newCustomer, newTransaction, openCase } from "./desk";

const SEED = 20_261_122;
const RUNS = 60;

let redress: World;
let customers: readonly string[];
let transactions: readonly string[];

const KEYS = {
  text: "order",
  number: "parcels",
  money: "loss",
  date: "lost_on",
  choice: "carrier",
  customerId: "seller",
  transactionId: "payment",
} as const;
type Part = keyof typeof KEYS;

const TYPES: Readonly<Record<Part, string>> = {
  text: "TEXT",
  number: "NUMBER",
  money: "MONEY",
  date: "DATE",
  choice: "CHOICE",
  customerId: "CUSTOMER",
  transactionId: "TRANSACTION",
};

const CHOICES = ["DHL", "UPS", "by hand", "Brieftaube 🕊"];

beforeAll(async () => {
  redress = await world();
  const { api } = redress;
  customers = [await newCustomer(api), await newCustomer(api)];
  transactions = [await newTransaction(redress, redress.workspace, customers[0] ?? "")];
  for (const [part, key] of Object.entries(KEYS)) {
    const choices = part === "choice" ? CHOICES : [];
    await newField(api, key, TYPES[part as Part], { choices });
  }
});

afterAll(() => redress.close());

const DAYS = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

/** Words of any script, without the digits of which a card number could come. */
const TEXTS = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 400 })
  .map((text) =>
    text
      .normalize("NFC")
      .replace(/[\p{N}\p{C}]/gu, "x")
      .trim(),
  )
  .filter((text) => text !== "" && text.length <= 1_000);

const NUMBERS = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  // As long as that is a number of a card.
  .filter((number) => Math.abs(number) < 1e12)
  .map((number) => number + 0);

const MONEY = fc.record({
  amountMinor: fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_807n }).map(String),
  currency: fc.constantFrom("EUR", "JPY", "BHD", "BTC"),
});

interface Given {
  readonly part: Part;
  readonly value: unknown;
}

const givenOf = (): fc.Arbitrary<Given> =>
  fc.oneof(
    ...Object.entries({
      text: TEXTS,
      number: NUMBERS,
      money: MONEY,
      date: DAYS,
      choice: fc.constantFrom(...CHOICES),
      customerId: fc.constantFrom(...customers),
      transactionId: fc.constantFrom(...transactions),
    }).map(([part, values]) =>
      (values as fc.Arbitrary<unknown>).map((value) => ({ part: part as Part, value })),
    ),
  );

test("any value of any type is read as it was given, and its case is found by it and by its range", async () => {
  const { id } = await openCase(redress.api, customers[0] ?? "");

  for (const { part, value } of fc.sample(givenOf(), { numRuns: RUNS, seed: SEED })) {
    const key = KEYS[part];
    await changed(redress.api, "setCaseFields", { caseId: id, fields: [{ key, value: { [part]: value } }] });
    const seen = (await fieldsOf(redress.api, id))?.find((one) => one.key === key);
    const equals = await casesWith(redress.api, { field: { key, equals: { [part]: value } } });
    const within = ["number", "money", "date"].includes(part)
      ? await casesWith(redress.api, {
          field: { key, atLeast: { [part]: value }, atMost: { [part]: value } },
        })
      : [id];
    const without = await casesWith(redress.api, { not: { field: { key, equals: { [part]: value } } } });

    expect([part, shown(part, seen)]).toEqual([part, value]);
    expect([equals, within, without]).toEqual([[id], [id], []]);
  }
}, 60_000);

function shown(part: Part, seen: unknown): unknown {
  const values = seen as Readonly<Record<string, unknown>>;
  if (part === "customerId") return (values["customer"] as { id: string }).id;
  if (part === "transactionId") return (values["transaction"] as { id: string }).id;
  if (part !== "money") return values[part];
  const { amountMinor, currency } = values["money"] as { amountMinor: unknown; currency: string };
  return { amountMinor: String(amountMinor), currency };
}

test("a value of any other type is refused, with the place of it, and changes nothing", async () => {
  const { id } = await openCase(redress.api, customers[0] ?? "");
  const others = fc.tuple(fc.constantFrom(...(Object.keys(KEYS) as Part[])), givenOf());

  for (const [part, given] of fc.sample(others, { numRuns: RUNS, seed: SEED })) {
    if (given.part === part) continue;
    const fields = [{ key: KEYS[part], value: { [given.part]: given.value } }];
    const { userErrors } = await mutate(redress.api, "setCaseFields", { caseId: id, fields });

    expect(userErrors).toMatchObject([
      { code: "BAD_USER_INPUT", field: ["fields", "0", "value", given.part] },
    ]);
  }
  expect(await fieldsOf(redress.api, id)).toEqual([]);
});

test("in trees, and by what is not set", async () => {
  const open = (fields: readonly unknown[]) => openCase(redress.api, customers[1] ?? "", { fields });
  const some = await open([{ key: "carrier", value: { choice: "DHL" } }]);
  const other = await open([{ key: "parcels", value: { number: 77 } }]);
  const none = await open([]);
  const customerId = customers[1];
  const ids = [some.id, other.id, none.id].reverse();
  const carrier = { key: "carrier" };

  const found = await Promise.all(
    [
      { field: carrier },
      { field: { ...carrier, isSet: true } },
      { field: { ...carrier, isSet: false } },
      { not: { field: carrier } },
      { or: [{ field: carrier }, { field: { key: "parcels", atLeast: { number: 70 } } }] },
      {
        or: [
          { field: { ...carrier, isSet: false } },
          { field: { key: "parcels", equals: { number: 1_000 } } },
        ],
      },
      { and: [{ field: carrier }, { field: { key: "parcels" } }] },
    ].map((filter) => casesWith(redress.api, { customerId, ...filter })),
  );

  const [c, b, a] = ids;
  expect(found).toEqual([[a], [a], [c, b], [c, b], [b, a], [c, b], []]);
});
