/**
 * initdb and pg_ctl put paths between double quotes into a shell's command line and escape nothing, so in a folder named
 * `a$b` they fail, and in one named `$(...)` they run what is written there.
 */
export function survivesShell(path: string): boolean {
  return process.platform === "win32" ? !/["%\n]/.test(path) : !/["$`\\\n]/.test(path);
}
