import { rerunWhereUnfit } from './rerun.mjs';
import { SetupError, say } from './say.mjs';

/**
 * Runs the main function of a command, on a Node that fits; its failures end the process with a sentence.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runCommand(main) {
  try {
    process.exitCode = (await rerunWhereUnfit()) ?? (await main());
  } catch (error) {
    if (error instanceof SetupError) say(error.message);
    else console.error(error);
    // At once: a build that failed in electron-builder would otherwise end with 0.
    process.exit(1);
  }
}
