import { startEmbeddedPostgres } from "../../../src/kernel/embedded-postgres/start-embedded-postgres";

/** Proves that the code is left by its own decision, not by a signal. */
export const EXIT_CODE_AFTER_STOP = 7;

/** A process that uses the database until it is told to stop, as `npm start` does. Speaks JSON, one line each. */
async function serve(folder: string, settings: Record<string, string>): Promise<void> {
  const say = (word: object): void => void process.stdout.write(`${JSON.stringify(word)}\n`);
  try {
    const { stop, ...urls } = await startEmbeddedPostgres({
      folder,
      settings,
      log: (line) => say({ log: line }),
    });
    const idle = setInterval(() => undefined, 60_000);
    const leave = async (): Promise<void> => {
      clearInterval(idle);
      await stop();
      process.exitCode = EXIT_CODE_AFTER_STOP;
    };
    process.on("SIGINT", () => void leave()).on("SIGTERM", () => void leave());
    say({ ready: urls });
  } catch (error) {
    const { constructor, message, code } = error as NodeJS.ErrnoException;
    say({ failed: { name: constructor.name, message, code } });
    process.exitCode = 1;
  }
}

if (require.main === module) {
  const [folder = "", settings = "{}"] = process.argv.slice(2);
  void serve(folder, JSON.parse(settings) as Record<string, string>);
}
