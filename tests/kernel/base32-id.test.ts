import fc from "fast-check";
import { TypeID } from "typeid-js";
import { base32ToUuid, uuidToBase32 } from "../../src/kernel/base32-id";

test.each([
  ["00000000-0000-0000-0000-000000000000", "00000000000000000000000000"],
  ["ffffffff-ffff-ffff-ffff-ffffffffffff", "7zzzzzzzzzzzzzzzzzzzzzzzzz"],
  ["0188bac7-4afa-78aa-bc3b-bd1eef28d881", "01h2xcejqtf2nbrexx3vqjhp41"],
])("writes %s as %s, as the specification does", (uuid, letters) => {
  expect(uuidToBase32(uuid)).toBe(letters);
  expect(base32ToUuid(letters)).toBe(uuid);
});

test("writes and reads every uuid as the reference implementation does", () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      const letters = uuidToBase32(uuid);

      expect(`case_${letters}`).toBe(TypeID.fromUUID("case", uuid).toString());
      expect(base32ToUuid(letters)).toBe(uuid);
    }),
    { numRuns: 2_000 },
  );
});
