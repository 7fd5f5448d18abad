import { parseFlags } from './cliFlags.ts';
import { startSandbox } from './startSandbox.ts';

/** What Electron adds to `process` in a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
}

/** Entry of `npm run sandbox`: says where it listens in one line, and runs until it is stopped. */
async function main(): Promise<void> {
  const flags = parseFlags(process.argv.slice(2));
  if (!flags.ok) {
    process.stderr.write(`${flags.sentence}\n`);
    process.exitCode = 2;
    return;
  }
  const sandbox = await startSandbox(flags.options);
  const parentPort = (process as { parentPort?: ParentPort }).parentPort;
  const announcement = sandbox.accesses();
  process.stdout.write(`${JSON.stringify(announcement)}\n`);
  parentPort?.postMessage(announcement);

  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (flags.withParent) {
    // The pipe closes however the parent ends, also when it is killed.
    process.stdin.once('end', stop).once('error', stop).resume();
  }
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : 'unknown reason';
  process.stderr.write(`The sandbox could not start: ${reason}\n`);
  process.exitCode = 1;
});
