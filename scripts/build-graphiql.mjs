// Bundles GraphiQL into one folder that needs nothing from the network. Rebuilt only when its inputs change,
// so that a start does not wait for it.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(import.meta.url);
const root = dirname(dirname(script));
const sources = join(root, "graphiql");

async function fingerprint() {
  const names = (await readdir(sources)).sort().map((name) => join(sources, name));
  const hash = createHash("sha256");
  for (const path of [script, join(root, "package-lock.json"), ...names]) {
    hash.update(`${basename(path)}\0`).update(await readFile(path));
  }
  return hash.digest("hex");
}

const withoutWebFonts = {
  name: "without-web-fonts",
  setup(build) {
    build.onLoad({ filter: /graphiql[\\/]dist[\\/]style\.css$/ }, async ({ path }) => {
      const css = await readFile(path, "utf8");
      return { contents: css.replace(/@font-face\s*\{[^}]*\}/g, ""), loader: "css" };
    });
  },
};

async function bundle(folder) {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["graphiql/app.tsx", "graphiql/page.css", "graphiql/favicon.svg"],
    outdir: join(folder, "assets"),
    entryNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    loader: { ".svg": "copy" },
    define: { "process.env.NODE_ENV": '"production"', "process.env.USE_IMPORT": '"true"' },
    plugins: [withoutWebFonts],
    metafile: true,
    logLevel: "warning",
  });
  const outputs = Object.entries(metafile.outputs);
  const built = (entry) => basename(outputs.find(([, output]) => output.entryPoint === entry)[0]);
  const page = (await readFile(join(sources, "index.html"), "utf8"))
    .replace("%script%", built("graphiql/app.tsx"))
    .replace("%style%", built("graphiql/page.css"))
    .replace("%icon%", built("graphiql/favicon.svg"));
  await writeFile(join(folder, "index.html"), page);
}

function ignore(...codes) {
  return (error) => {
    if (!codes.includes(error.code)) throw error;
  };
}

// Renamed out of the way first: a folder cannot be renamed onto a full one, and removing it in place would show
// a second builder half of it.
async function moveInto(folder, aside) {
  const old = `${aside}.old`;
  await rename(folder, old).catch(ignore("ENOENT"));
  await rename(aside, folder).catch(ignore("ENOTEMPTY", "EEXIST"));
  await rm(old, { recursive: true, force: true });
  await rm(aside, { recursive: true, force: true });
}

export async function buildGraphiql(folder) {
  const inputs = await fingerprint();
  const builtFrom = await readFile(join(folder, "inputs.sha256"), "utf8").catch(() => "");
  if (builtFrom === inputs) return;

  // Built aside and moved into place, so that a process starting meanwhile never reads half a page.
  const aside = `${folder}.${process.pid}`;
  await mkdir(aside, { recursive: true });
  await bundle(aside);
  await writeFile(join(aside, "inputs.sha256"), inputs);
  await moveInto(folder, aside);
}

if (process.argv[1] === script) await buildGraphiql(process.argv[2] ?? join(root, "dist", "graphiql"));
