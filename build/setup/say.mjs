/**
 * Everything set-up says goes to standard error: standard output belongs to the program it sets up.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`satchel: ${line}\n`);
}

/** A step that cannot go on for a reason the person can act on: shown without a stack. */
export class SetupError extends Error {}

/**
 * Runs the main function of a command; its failures end the process with a sentence.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runCommand(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof SetupError) say(error.message);
    else console.error(error);
    // At once: a build that failed in electron-builder would otherwise end with 0.
    process.exit(1);
  }
}

/**
 * Says every few seconds that a long step is still going.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function withProgress(what, step) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  say(`${what} …`);
  const timer = setInterval(() => say(`${what}: ${seconds()} s so far`), 5000);
  try {
    const result = await step();
    say(`${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
