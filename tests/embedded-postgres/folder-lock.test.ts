import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { eventually } from "./support/launch";
import { useStage } from "./support/stage";
import { VISITS } from "./support/visit-lock";

jest.setTimeout(60_000);
const stage = useStage();
const sent: ChildProcess[] = [];

function send(folder: string, name: string): ChildProcess {
  const program = join(dirname(stage.checkout.program), "visit-lock.js");
  const child = spawn(process.execPath, [program, folder, name], { stdio: "inherit" });
  sent.push(child);
  return child;
}

afterAll(() => sent.forEach((child) => child.kill("SIGKILL")));

function diary(folder: string): readonly string[] {
  const path = join(folder, "diary");
  return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
}

test("no two processes hold it at once, and whoever is killed in it holds nobody up", async () => {
  const folder = stage.newFolder();
  mkdirSync(folder);
  const patient = ["one", "two", "three"].map((name) => send(folder, name));
  const ends = patient.map((child) => once(child, "exit"));

  for (const name of ["victim-1", "victim-2", "victim-3", "victim-4"]) {
    const victim = send(folder, name);
    const end = once(victim, "exit");
    await eventually(`${name} has entered`, () => diary(folder).includes(`enter ${name}`));
    victim.kill("SIGKILL");
    await end;
  }
  const codes = (await Promise.all(ends)).map(([code]) => code as number);

  expect(codes).toEqual([0, 0, 0]);
  expect(overlaps(diary(folder))).toEqual([]);
  for (const name of ["one", "two", "three"]) {
    expect(diary(folder).filter((line) => line === `leave ${name}`)).toHaveLength(VISITS);
  }
  expect(readdirSync(join(folder, "lock")).length).toBeLessThan(30);
});

/** Entries while another was inside and later left: one who was killed inside never does. */
function overlaps(lines: readonly string[]): readonly string[] {
  return lines.filter((line, index) => {
    const [what, name] = line.split(" ");
    return what === "leave" && lines[index - 1] !== `enter ${name}`;
  });
}
