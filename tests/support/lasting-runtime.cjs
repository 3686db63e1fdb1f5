const { join, sep } = require("node:path");
const { default: Runtime } = require("jest-runtime");

const TESTS = join(__dirname, "..") + sep;

/** Whatever is not a test's own holds no state between its uses, and is loaded once for all files of a worker. */
const isLasting = (path) => !path.startsWith(TESTS);

const lasting = new Map();
const sourceMaps = new Map();
let current = null;

/** The modules of one file, beside those of all. */
class Modules extends Map {
  get(path) {
    return isLasting(path) ? lasting.get(path) : super.get(path);
  }
  has(path) {
    return isLasting(path) ? lasting.has(path) : super.has(path);
  }
  set(path, module) {
    if (!isLasting(path)) return super.set(path, module);
    lasting.set(path, module);
    return this;
  }
  delete(path) {
    return isLasting(path) ? lasting.delete(path) : super.delete(path);
  }
}

class LastingRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    this.registries.moduleRegistry = new Modules();
    this.transformCache.sourceMaps = sourceMaps;
    current = this;
  }

  /** What a module loads late, it may load when the file that loaded it first is long over. */
  requireModuleOrMock(from, moduleName) {
    return this === current || current === null
      ? super.requireModuleOrMock(from, moduleName)
      : current.requireModuleOrMock(from, moduleName);
  }
}

module.exports = LastingRuntime;
