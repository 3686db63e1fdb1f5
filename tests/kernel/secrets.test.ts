import fc from "fast-check";
import { createSecrets } from "../../src/kernel/secrets";

const secrets = createSecrets("a master secret that is used by tests only");
const others = createSecrets("another master secret, of another installation");

const text = fc.string({ unit: "binary", maxLength: 200 });

test("what was sealed can be opened again", () => {
  fc.assert(
    fc.property(text, (plain) => {
      expect(secrets.open(secrets.seal(plain))).toBe(plain);
    }),
  );
});

test("sealing the same text twice does not show that it is the same", () => {
  const [first, second] = [secrets.seal("whsec_1"), secrets.seal("whsec_1")];

  expect(first.equals(second)).toBe(false);
});

test("a sealed value with any bit changed cannot be opened", () => {
  fc.assert(
    fc.property(text, fc.nat(), (plain, at) => {
      const sealed = secrets.seal(plain);
      const bit = at % (sealed.length * 8);

      sealed.writeUInt8(sealed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);

      expect(() => secrets.open(sealed)).toThrow();
    }),
  );
});

test("a sealed value opens under its own master secret only", () => {
  expect(() => others.open(secrets.seal("whsec_1"))).toThrow();
});

test("a hash is the same each time, and another under another master secret", () => {
  expect(secrets.hash("rdk_1")).toBe(secrets.hash("rdk_1"));
  expect(secrets.hash("rdk_1")).not.toBe(secrets.hash("rdk_2"));
  expect(secrets.hash("rdk_1")).not.toBe(others.hash("rdk_1"));
});

test("a hash that is remembered is the same", () => {
  for (const credential of ["rdk_1", "rdk_2", "rdk_1", ""])
    expect(secrets.hashAgain(credential)).toBe(secrets.hash(credential));
});

test("refuses a master secret that could be guessed", () => {
  expect(() => createSecrets("x".repeat(31))).toThrow("shorter than 32 characters");
});
