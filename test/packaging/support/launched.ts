import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcess } from '../../../build/setup/endProcess.mjs';
import { machineSwitches } from '../../../build/setup/launch.mjs';

const windowLimitMs = 60_000;

/** Starts packaged apps, and ends those that still run. */
export function createLaunches() {
  const running: ChildProcess[] = [];
  return {
    spawn(executable: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
      const app = spawn(executable, [...machineSwitches(), ...args], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.push(app);
      return app;
    },
    /** Starts one on a data folder of its own, until it logs that its window is there. */
    async untilShown(executable: string, folder: string, env: NodeJS.ProcessEnv = {}) {
      const app = this.spawn(executable, [`--user-data-dir=${folder}`], env);
      let said = '';
      for (const stream of [app.stdout, app.stderr]) {
        stream.on('data', (text) => {
          said += text;
        });
      }
      const until = Date.now() + windowLimitMs;
      while (!loggedEvents(folder).includes('window-shown')) {
        if (app.exitCode !== null || Date.now() > until) {
          throw new Error(`no window was shown:\n${said}`);
        }
        await wait(100);
      }
      return app;
    },
    async end(): Promise<void> {
      await Promise.all(running.map(endProcess));
    },
  };
}

function loggedEvents(folder: string): unknown[] {
  const path = join(folder, 'logs', 'satchel.log');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line).event);
}
