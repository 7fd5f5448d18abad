import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';
import { SatchelError } from '../../shared/failure.ts';
import { providerDown } from '../../shared/failures.ts';

export interface Practice {
  /** The line that the sandbox prints, started if it is not running; the same one while it runs. */
  line(): Promise<unknown>;
  close(): void;
}

const startLimitMs = 15_000;

/** Runs the practice sandbox as a process of its own, so that nothing of it is within the app. */
export function createPractice(storeDir: string, onEnd: () => void): Practice {
  let child: UtilityProcess | null = null;
  let started: Promise<unknown> | null = null;

  const start = () =>
    new Promise<unknown>((resolve, reject) => {
      const sandbox = utilityProcess.fork(join(__dirname, 'sandbox.cjs'), ['--store', storeDir], {
        serviceName: 'Satchel practice accounts',
        stdio: 'ignore',
      });
      child = sandbox;
      const fail = () => {
        reject(new SatchelError(providerDown('timed-out')));
      };
      const limit = setTimeout(() => sandbox.kill(), startLimitMs);
      sandbox.once('message', (line: unknown) => {
        clearTimeout(limit);
        resolve(line);
      });
      sandbox.once('exit', () => {
        clearTimeout(limit);
        if (child === sandbox) {
          child = null;
          started = null;
          onEnd();
        }
        fail();
      });
    });

  return {
    line() {
      started ??= start();
      return started;
    },
    close() {
      const running = child;
      child = null;
      running?.kill();
    },
  };
}
