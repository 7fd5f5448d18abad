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
