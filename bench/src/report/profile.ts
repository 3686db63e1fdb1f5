import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  /** Microseconds, as are the deltas, each since the sample before. */
  readonly startTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const LINES = 40;
const IDLE = new Set(["(idle)", "(root)"]);

/** Where a server was while it was at work: shares of its CPU time since the measuring began, its start left out. */
export async function profileReport(folder: string, from: number): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".cpuprofile")).sort();
  const profiles = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as CpuProfile),
  );
  const byPlace = shares(profiles, from, ({ url, functionName }) => place(url, functionName));
  const byFunction = shares(
    profiles,
    from,
    ({ url, functionName, lineNumber }) =>
      `${place(url, functionName)} ${functionName || "(anonymous)"}:${lineNumber + 1}`,
  );
  return ["CPU time by place", ...byPlace, "", "CPU time by function", ...byFunction].join("\n");
}

type Frame = CpuProfile["nodes"][number]["callFrame"];

function shares(
  profiles: readonly CpuProfile[],
  from: number,
  key: (frame: Frame) => string,
): readonly string[] {
  const times = new Map<string, number>();
  for (const { nodes, startTime, samples, timeDeltas } of profiles) {
    let at = startTime;
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    samples.forEach((id, index) => {
      const delta = timeDeltas[index] ?? 0;
      at += delta;
      const frame = frames.get(id);
      if (at < from || !frame || IDLE.has(frame.functionName)) return;
      const name = key(frame);
      times.set(name, (times.get(name) ?? 0) + delta);
    });
  }
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .sort(([, one], [, other]) => other - one)
    .slice(0, LINES)
    .map(([name, time]) => `${((time / total) * 100).toFixed(1).padStart(6)} %  ${name}`);
}

/** The package, or our own file. */
function place(url: string, functionName: string): string {
  const [, own] = /\/dist\/(src\/.*)\.js$/.exec(url) ?? [];
  if (own !== undefined) return own;
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (name !== undefined) return name;
  if (url.startsWith("node:")) return url;
  // Compiled documents and fast serializers are functions made from text.
  return url === "" && !functionName.startsWith("(") ? "made at run time, or native" : url || functionName;
}
