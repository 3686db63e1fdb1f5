import { CardDataRefusedError } from "../../src/kernel/errors";
import { admit, exactText } from "../../src/kernel/firewall/admit";

const CARD = "4242 4242 4242 4242";

class Input {
  subject = `Paid with ${CARD}`;
  externalId = { source: "shop", id: "o-1" };
  sentAt = new Date(0);
  payload = Buffer.from(CARD);
}

test("masks every text of an input, keeps its class, and tells where it was", () => {
  const input = new Input();

  const { value, redactions } = admit<Input>(input);

  expect(value).toBeInstanceOf(Input);
  expect(value).toMatchObject({ subject: "Paid with [card **4242]", externalId: { id: "o-1" } });
  expect(input.subject).toContain(CARD);
  expect(value.payload).toBe(input.payload);
  expect(redactions).toEqual([{ field: ["subject"], kind: "CARD_NUMBER", count: 1 }]);
});

test("masks the keys, texts and numbers of custom attributes, however deep", () => {
  const attributes = {
    [CARD]: 1,
    paid: { by: [{ card: 4242424242424242 }, `${CARD} and 5555555555554444, cvv 123`] },
    orders: [1_000_000_000_000, -5, 4242424242424243, true, null],
  };

  const { value, redactions } = admit<unknown>({ attributes });

  expect(value).toEqual({
    attributes: {
      "[card **4242]": 1,
      paid: { by: [{ card: "[card **4242]" }, "[card **4242] and [card **4444], cvv ***"] },
      orders: attributes.orders,
    },
  });
  expect(redactions).toEqual([
    { field: ["attributes", "[card **4242]"], kind: "CARD_NUMBER", count: 1 },
    { field: ["attributes", "paid", "by", "0", "card"], kind: "CARD_NUMBER", count: 1 },
    { field: ["attributes", "paid", "by", "1"], kind: "CARD_NUMBER", count: 2 },
    { field: ["attributes", "paid", "by", "1"], kind: "SECURITY_CODE", count: 1 },
  ]);
});

test("keeps both of two keys that are the same once they are masked", () => {
  const { value } = admit<unknown>({ [CARD]: 1, "4242-4242-4242-4242": 2 });

  expect(value).toEqual({ "[card **4242]": 1, "[card **4242] 2": 2 });
});

test("keeps a key that is a word of the language's own", () => {
  const given: unknown = JSON.parse(`{ "__proto__": { "card": "${CARD}" } }`);

  const { value } = admit<object>(given as never);

  expect(JSON.stringify(value)).toBe('{"__proto__":{"card":"[card **4242]"}}');
  expect((value as { readonly card?: string }).card).toBeUndefined();
});

test("gives back the very same value where there is nothing to mask", () => {
  const input = { name: "Grace", tags: ["vip"], attributes: { order: 12, at: "2026-01-15T09:00:00.000Z" } };

  expect(admit<unknown>(input as never)).toEqual({ value: input, redactions: [] });
  expect(admit<unknown>(input as never).value).toBe(input);
});

test.each([
  [{ externalId: { source: "shop", id: CARD } }, ["externalId"], ["externalId", "id"]],
  [{ identities: [{ value: "a" }, { value: CARD }] }, ["identities.value"], ["identities", "1", "value"]],
  [{ keys: { jwks: { [CARD]: 1 } } }, ["keys"], ["keys", "jwks", "[card **4242]"]],
])("refuses %j where %j must stay as it is", (input, exact, field) => {
  expect(() => admit<unknown>(input as never, { exact })).toThrow(CardDataRefusedError);
  expect(() => admit<unknown>(input as never, { exact })).toThrow(
    expect.objectContaining({ code: "CARD_DATA_REFUSED", field }) as Error,
  );
});

test("a refusal does not say what it refuses", () => {
  expect(() => exactText(CARD, ["id"])).toThrow(/^(?!.*4242)/);
});
