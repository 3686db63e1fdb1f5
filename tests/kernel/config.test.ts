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

test.each([
  ["PORT", "99999", "0 to 65535"],
  ["PORT", "http", "0 to 65535"],
  ["DATABASE_POOL_SIZE", "500", "1 to 200"],
])("says of %s=%s that it must be from %s", (name, value, range) => {
  expect(() => readConfig({ [name]: value })).toThrow(`${name}: must be a whole number from ${range}`);
});

describe.each(["DATABASE_URL", "DATABASE_OWNER_URL"])("a password in %s", (name) => {
  const read = (password: string) => () =>
    readConfig({
      DATABASE_URL: "postgres://app@db/redress",
      REDRESS_SECRET: "x".repeat(32),
      [name]: `postgres://u:${password}@127.0.0.1:5432/x`,
    });

  test.each(["se#kret", "12#34", "1/2", "se/kret", "se?kret", "50%"])(
    "that is %s must be encoded",
    (password) => {
      expect(read(password)).toThrow(`${name}: cannot be read as a URL: write # as %23`);
      expect(read(password)).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining(password) }),
      );
    },
  );

  test("is taken when it is encoded", () => {
    expect(read("se%23k%2Fr%3Fe%40t%25")).not.toThrow();
  });
});

test("a database behind a socket, and options after a question mark, are taken", () => {
  const given = { DATABASE_URL: "postgres:///x?host=/run/postgresql", REDRESS_SECRET: "x".repeat(32) };

  expect(readConfig(given).DATABASE_URL).toBe(given.DATABASE_URL);
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
