import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Task } from './task.ts';

const modules = join(import.meta.dirname, '../../../node_modules');

/** A SIGKILL so long after the engine has begun, or is about to ask for what cannot be taken back. */
export interface Blow {
  readonly after: 'found' | 'asking';
  readonly ms: number;
}

export interface Life {
  /** What it said that it took, in its words. */
  readonly taken: readonly string[];
  /** Everything came to its end before it was killed. */
  readonly finished: boolean;
}

/** Runs the engine until it has finished, or until the blow; `over` ends it and rejects. */
export async function liveAndDie(
  program: string,
  task: Task,
  blow: Blow | null,
  over: AbortSignal,
): Promise<Life> {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_PATH: modules },
    signal: over,
    killSignal: 'SIGKILL',
  });
  const ended = once(child, 'close');
  // Its end is waited for below, after its last words.
  ended.catch(() => {});
  const taken: string[] = [];
  let finished = false;
  let struck = false;
  for await (const line of createInterface(child.stdout)) {
    if (blow !== null && !struck && line === blow.after) {
      struck = true;
      setTimeout(() => child.kill('SIGKILL'), blow.ms);
    }
    if (line.startsWith('taken')) taken.push(line.slice(6));
    else if (line === 'finished' && taken.length >= task.texts.length) {
      finished = true;
      child.kill('SIGKILL');
    }
  }
  await ended;
  return { taken, finished };
}
