import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EngineTask } from './engine.ts';

const modules = join(import.meta.dirname, '../../../node_modules');

export interface Life {
  /** Jobs as it found them when it started: name and state. */
  readonly found: readonly (readonly [string, string])[];
  /** It said that the files were taken. */
  readonly added: boolean;
  readonly stored: readonly string[];
  /** Everything came to its end before it was killed. */
  readonly finished: boolean;
}

/** A blow, so long after the engine has begun to work, to send, or to let the last bytes go. */
export interface Blow {
  readonly after: 'found' | 'sending' | 'committing';
  readonly ms: number;
}

/** Runs the engine until it has finished, or until the blow; `over` ends it and rejects. */
export async function liveAndDie(
  program: string,
  task: EngineTask,
  blow: Blow | null,
  over: AbortSignal,
): Promise<Life> {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_PATH: modules },
    signal: over,
    killSignal: 'SIGKILL',
  });
  const life = { found: [] as [string, string][], added: false, stored: [] as string[] };
  let finished = false;
  const ended = once(child, 'close');
  // Its end is waited for below, after its last words.
  ended.catch(() => {});
  let struck = false;
  for await (const line of createInterface(child.stdout)) {
    if (blow !== null && !struck && line.startsWith(blow.after)) {
      struck = true;
      setTimeout(() => child.kill('SIGKILL'), blow.ms);
    }
    if (line.startsWith('found ')) {
      life.found = JSON.parse(line.slice(6)) as [string, string][];
    } else if (line.startsWith('stored ')) life.stored.push(line.slice(7));
    else if (line === 'added') life.added = true;
    else if (line === 'finished') {
      finished = true;
      child.kill('SIGKILL');
    }
  }
  await ended;
  return { ...life, finished };
}
