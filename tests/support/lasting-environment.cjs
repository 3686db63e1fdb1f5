const { TestEnvironment } = require("jest-environment-node");

/** What jest keeps on the global object about the file that it runs; every file begins without it. */
const OF_ONE_FILE = /^(JEST_STATE_SYMBOL|EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|RETRY_\w+|\w+_RETRY)$/;

let shared;

// A process that ends by itself frees all that was loaded, piece by piece: longer than the half second that jest waits
// for a worker with nothing left to do.
if (process.send) process.once("beforeExit", () => process.exit());

/**
 * One environment for all test files of a worker. What is loaded into it stays loaded (see lasting-runtime.cjs):
 * loading and compiling two thousand modules afresh for each file takes longer than most files' tests.
 */
class LastingEnvironment {
  constructor(config, context) {
    shared ??= withoutEnd(new TestEnvironment(config, context));
    return shared;
  }
}

function withoutEnd(environment) {
  const { global } = environment;
  const { exit } = global.process;
  environment.teardown = async () => {
    global.process.exit = exit;
    for (const key of Object.getOwnPropertySymbols(global))
      if (
        OF_ONE_FILE.test(key.description ?? "") &&
        Object.getOwnPropertyDescriptor(global, key)?.configurable
      )
        delete global[key];
  };
  return environment;
}

module.exports = LastingEnvironment;
