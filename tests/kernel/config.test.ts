import { ConfigError, readConfig } from "../../src/kernel/config";

test("every setting has a default or may be left out", () => {
  expect(readConfig({})).toMatchObject({ HOST: "127.0.0.1", LOG_LEVEL: "info", REDRESS_FOLDER: ".redress" });
});

test("an empty variable is one that is not set", () => {
  expect(readConfig({ PORT: "", HOST: "", LOG_LEVEL: "" })).toEqual(readConfig({}));
});

test("reports all faults at once, each with the name of its setting", () => {
  const broken = { PORT: "http", LOG_LEVEL: "loud", DATABASE_URL: "mysql://db", REDRESS_SECRET: "short" };

  const read = (): unknown => readConfig(broken);

  expect(read).toThrow(ConfigError);
  expect(read).toThrow(/4 fault\(s\)/);
  for (const name of Object.keys(broken)) expect(read).toThrow(new RegExp(`^ {2}${name}: .+`, "m"));
});

test.each([
  ["PORT", "65535"],
  ["DATABASE_POOL_SIZE", "200"],
  ["REDRESS_SECRET", "x".repeat(32)],
])("accepts the largest or shortest %s", (name, value) => {
  expect(String(readConfig({ [name]: value })[name as "PORT"])).toBe(value);
});

test.each([
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["PORT", "40.5"],
  ["DATABASE_POOL_SIZE", "0"],
  ["REDRESS_SECRET", "x".repeat(31)],
  ["DATABASE_URL", "localhost:5432"],
])("refuses %s=%s", (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(name);
});

test("a real database needs a secret of its own, and an owner needs a database", () => {
  expect(() => readConfig({ DATABASE_URL: "postgres://app@db/redress" })).toThrow(
    /REDRESS_SECRET: is needed/,
  );
  expect(() => readConfig({ DATABASE_OWNER_URL: "postgres://owner@db/redress" })).toThrow(
    /DATABASE_URL: is needed/,
  );
});

test("a fault does not print the secret that is wrong", () => {
  expect(() => readConfig({ REDRESS_SECRET: "hunter2" })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining("hunter2") }),
  );
});
