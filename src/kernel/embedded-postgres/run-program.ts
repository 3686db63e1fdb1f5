import { spawn } from "node:child_process";

/** The user of the operating system that the server runs as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface ProgramResult {
  readonly succeeded: boolean;
  /** Both output streams in the order of arrival, or why the program could not even be run. */
  readonly output: string;
}

export interface ProgramOptions {
  readonly account: Account | null;
  /** Must be one that the account may enter. */
  readonly cwd: string;
  readonly input?: string;
  /** In a session of its own, so that a Ctrl-C in our terminal does not reach it. */
  readonly detached?: boolean;
}

const INHERITED = ["PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "ComSpec"];

/** The server outlives us, so it gets none of our secrets; and no PG* variable may point it elsewhere. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = INHERITED.filter((name) => process.env[name] !== undefined);
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), LC_ALL: "C", TZ: "UTC" };
}

export function runProgram(
  program: string,
  args: readonly string[],
  { account, cwd, input, detached = false }: ProgramOptions,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      detached,
      env: cleanEnvironment(),
      windowsHide: true,
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", (error) => resolve({ succeeded: false, output: error.message }));
    child.on("close", (code) => resolve({ succeeded: code === 0, output: output.trim() }));
    // A program that ends before it has read its input says why by its exit code and output.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

/** What a program said at the end is what stopped it. */
export function lastLines(text: string): string {
  return text.trim().split("\n").slice(-12).join("\n");
}
