import fc from "fast-check";

/** What documents are written from. */
export const NUMBERS = fc.noBias(fc.array(fc.nat(0xffff), { minLength: 200, maxLength: 300, size: "max" }));
