import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { endProcess } from '../../build/setup/endProcess.mjs';
import { root } from '../../build/setup/folders.mjs';
import { machineSwitches } from '../../build/setup/launch.mjs';
import { runtime } from '../../build/setup/runtime.mjs';

export interface ProcessMemory {
  readonly pid: number;
  readonly type: string;
  readonly bytes: number;
}

const answersWithinMs = 2_000;

interface Calls {
  memory(): readonly ProcessMemory[];
  inWindow(code: string): unknown;
  drop(files: readonly string[]): null;
  press(key: { readonly keyCode: string; readonly modifiers?: readonly string[] }): null;
  longestPause(): number;
  proportionalBytes(): number | null;
  startTrace(): null;
  endTrace(path: string): string;
}

export interface BareApp {
  ask<C extends keyof Calls>(
    call: C,
    ...input: Parameters<Calls[C]>
  ): Promise<ReturnType<Calls[C]>>;
  /** Resolves once the window says yes to a question in JavaScript. */
  until(code: string): Promise<void>;
  close(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly failed?: string;
}

/** The real app with nobody looking on but `hand.cjs`: no browser driver, which keeps what passes. */
export function startBareApp(dataDir: string, env: Readonly<Record<string, string>>): BareApp {
  const child = spawn(
    runtime().executablePath,
    [
      ...['-r', join(root, 'test', 'bareApp', 'hand.cjs')],
      ...machineSwitches(),
      `--user-data-dir=${dataDir}`,
      root,
    ],
    { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  );
  const ask = askThrough(child);
  return {
    ask: (call, ...input) => ask(call, input[0]) as Promise<ReturnType<Calls[typeof call]>>,
    async until(code) {
      for (;;) {
        // Asked in the moment in which the page is loaded, Electron never answers.
        const late = new Promise((resolve) => setTimeout(resolve, answersWithinMs, false));
        const yes = await Promise.race([ask('inWindow', code).catch(() => false), late]);
        if (yes === true) return;
        if (child.exitCode !== null) throw new Error('the app has ended');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    close: () => endProcess(child),
  };
}

function askThrough(child: ChildProcess) {
  const open = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  child.on('message', (answer: Answer) => {
    open.get(answer.id)?.(answer);
    open.delete(answer.id);
  });
  child.once('exit', () => {
    for (const [id, settle] of open) settle({ id, failed: 'the app has ended' });
  });
  return (call: keyof Calls, input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1;
      open.set(lastId, ({ value, failed }) =>
        failed === undefined ? resolve(value) : reject(new Error(failed)),
      );
      child.send({ id: lastId, call, input }, (error) => error && reject(error));
    });
}
