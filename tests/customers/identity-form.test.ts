import fc from "fast-check";
import { IdentityKind } from "../../src/entities/customers/customer-enums";
import { safely } from "../../src/kernel/firewall/admit";
import type { Raw } from "../../src/kernel/firewall/safe-text";
import {
  identityForm,
  type IdentityForm,
  type IdentityInput,
} from "../../src/services/customers/identity-form";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.string());
const anyEmail = fc.tuple(anyText, anyText).map(([name, host]) => `${name}@${host}.Example`);
const anyPhone = fc
  .tuple(fc.constantFrom("+", " +", "(+", "+ ("), fc.stringMatching(/^[1-9][0-9 ().-]{6,20}$/))
  .map((parts) => parts.join(""));
const anyAddress = fc.oneof(
  fc.stringMatching(/^0[xX][0-9a-fA-F]{40}$/),
  fc.stringMatching(/^(bc|BC|tb|LTC)1[0-9A-Za-z]{6,87}$/),
  anyText,
);
const anyIdentity: fc.Arbitrary<Raw<IdentityInput>> = fc.record({
  kind: fc.constantFrom(...Object.values(IdentityKind)),
  source: fc.oneof(fc.constant(null), anyText),
  value: fc.oneof(
    anyText,
    anyEmail,
    anyPhone,
    anyAddress,
    anyText.map((text) => ` @@ ${text}`),
  ),
});

function formOf(input: Raw<IdentityInput>): IdentityForm | null {
  try {
    return identityForm(safely(input), []);
  } catch {
    return null;
  }
}

test("an identity in its form stays as it is when it is brought into its form again", () => {
  let formed = 0;
  const stays = fc.property(anyIdentity, (input) => {
    const form = formOf(input);
    if (form) formed += 1;
    expect(form === null ? null : formOf(form)).toEqual(form);
  });

  fc.assert(stays, { numRuns: 5_000 });

  expect(formed).toBeGreaterThan(500);
});

test.each<[IdentityKind, string, string]>([
  ["EMAIL", " Ada@Example.COM ", "ada@example.com"],
  ["EMAIL", "jose\u0301@example.com", "jos\u00e9@example.com"],
  ["PHONE", "+1 (415) 555-01.23", "+14155550123"],
  ["SOCIAL", "@Ada_Byron", "ada_byron"],
  ["SOCIAL", "@@ ada", "ada"],
  [
    "WALLET_ADDRESS",
    "0x52908400098527886E0F7030069857D2E4169EE7",
    "0x52908400098527886e0f7030069857d2e4169ee7",
  ],
  [
    "WALLET_ADDRESS",
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
  ],
  ["WALLET_ADDRESS", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
  ["EXTERNAL", " U-1 ", "U-1"],
])("brings the %s %p into the form %p", (kind, value, expected) => {
  const form = formOf({ kind, source: " Shop ", value });

  const source = kind === "EMAIL" || kind === "PHONE" ? "" : "shop";
  expect(form).toEqual({ kind, source, value: expected });
});

test.each<[IdentityKind, string, string | null]>([
  ["EMAIL", "ada", null],
  ["EMAIL", "ada@example", null],
  ["EMAIL", "ada byron@example.com", null],
  ["PHONE", "4155550123", null],
  ["PHONE", "+0155550123", null],
  ["PHONE", "+1415555012345678", null],
  ["SOCIAL", "@@", "x"],
  ["SOCIAL", "ada", "  "],
  ["EXTERNAL", "   ", "shop"],
  ["EXTERNAL", "u-1", null],
  ["WALLET_ADDRESS", "0x0", null],
])("refuses the %s %p of source %p", (kind, value, source) => {
  const form = formOf({ kind, source, value });

  expect(form).toBeNull();
});
