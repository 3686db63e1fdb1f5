import { createHash } from "node:crypto";
import { newUuid, publicId } from "../../src/kernel/ids";

/** The same "random" numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const next = numbers(4_711);
const digits = (count: number): string => Array.from({ length: count }, () => next(10)).join("");
const oneOf = <T>(...choices: readonly T[]): T => choices[next(choices.length)] as T;
const two = (value: number): string => String(value).padStart(2, "0");

function luhnSum(text: string): number {
  return [...text].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

function withCheckDigit(body: string): string {
  return body + String((10 - (luhnSum(`${body}0`) % 10)) % 10);
}

/** Long enough for a card number; no check digit, as it would be one then. */
function orderNumber(): string {
  const long = digits(oneOf(13, 14, 15, 16, 17, 18, 19));
  const plain = luhnSum(long) % 10 === 0 ? `${long.slice(0, -1)}${(Number(long.at(-1)) + 1) % 10}` : long;
  return oneOf(plain, `ORD-2026-${digits(6)}`, `#${digits(10)}`, `${digits(3)}-${digits(7)}`, digits(12));
}

function iban(): string {
  const [country, body] = oneOf(
    ["DE", digits(18)] as const,
    ["FR", digits(23)] as const,
    ["GB", `NWBK${digits(14)}`] as const,
    ["NL", `ABNA${digits(10)}`] as const,
    ["ES", digits(20)] as const,
    ["AT", digits(16)] as const,
    ["PL", digits(24)] as const,
  );
  const spelled = `${body}${country}00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const check = 98n - (BigInt(spelled) % 97n);
  const whole = `${country}${two(Number(check))}${body}`;
  return oneOf(whole, whole.replace(/(.{4})(?=.)/g, "$1 "));
}

function phone(): string {
  return oneOf(
    `+49 1${digits(2)} ${digits(8)}`,
    `+44 20 ${digits(4)} ${digits(4)}`,
    `+1 (555) ${digits(3)}-${digits(4)}`,
    `+351 9${digits(8)}`,
    `+52${digits(10)}`,
    `0${digits(3)}/${digits(7)}`,
    `(0${digits(2)}) ${digits(4)}-${digits(4)}`,
  );
}

function amount(): string {
  const thousands = `${1 + next(999)},${digits(3)},${digits(3)}`;
  return oneOf(
    `${digits(4)}.${digits(2)} EUR`,
    `${thousands}.${digits(2)}`,
    `EUR ${thousands}`,
    `${thousands.replace(/,/g, ".")},${digits(2)} €`,
    `1 234 567,${digits(2)}`,
    `4500.00\n1200.00\n3300.${digits(2)}`,
  );
}

function date(): string {
  const [year, month, day] = [2000 + next(30), two(1 + next(12)), two(1 + next(28))];
  const time = `${two(next(24))}:${two(next(60))}:${two(next(60))}`;
  return oneOf(
    `${year}-${month}-${day} ${time}.${digits(3)}`,
    `${year}-${month}-${day}T${time}.${digits(3)}Z`,
    `${day}.${month}.${year} ${time}`,
    `${month}/${day}/${year} ${time}`,
    `${day}-${month}-${year} to ${day}-${month}-${year}`,
    `${year}${month}${day}${time.replace(/:/g, "")}`,
  );
}

function hash(): string {
  const algorithm = oneOf("md5", "sha1", "sha256", "sha512");
  const hex = createHash(algorithm).update(digits(20)).digest("hex");
  return oneOf(hex, hex.toUpperCase(), `0x${hex}`);
}

/** Numbers that are no card's, by what they are. */
export const HARMLESS: Readonly<Record<string, () => string>> = {
  "order numbers": orderNumber,
  IMEIs: () => {
    const imei = withCheckDigit(`35${digits(12)}`);
    return oneOf(imei, `IMEI ${imei}`, imei.replace(/^(..)(.{6})(.{6})(.)$/, "$1-$2-$3-$4"));
  },
  "phone numbers": phone,
  IBANs: iban,
  hashes: hash,
  amounts: amount,
  dates: date,
  UUIDs: newUuid,
  "our own ids": () => publicId(oneOf("case", "cust", "txn", "msg"), newUuid()),
  "internet addresses": () => `${next(256)}.${next(256)}.${next(256)}.${next(256)} ${next(256)}.0.0.1`,
  "places on earth": () => `${next(90)}.${digits(6)}, -${next(180)}.${digits(6)}`,
  "trace numbers": () => `7${digits(22)}`,
  "masked card numbers": () =>
    oneOf(`424242******${digits(4)}`, `4242 **** **** ${digits(4)}`, `**** ${digits(4)}`),
};
