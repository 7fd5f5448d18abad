import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcess } from '../../../build/setup/endProcess.mjs';
import { launchPlan } from '../../../build/setup/launch.mjs';
import { builtHost } from './built.ts';
import type { Answer, Calls, Question } from './calls.ts';

export interface DarkroomHost {
  readonly folder: string;
  ask<C extends keyof Calls>(call: C, ...input: Parameters<Calls[C]>): ReturnType<Calls[C]>;
  close(): Promise<void>;
}

/** The real darkroom and the real protocols, in the real Electron, with a main process of the test's own. */
/** Limits of time are so many times the app's, since machines are so many times slower. */
export const usualPatience = 4;

export async function startDarkroomHost(): Promise<DarkroomHost> {
  const folder = await mkdtemp(join(tmpdir(), 'satchel-darkroom-'));
  const main = join(folder, 'main');
  const pages = join(folder, 'pages');
  // Its own: a test may break what it is served.
  await cp(await builtHost(), folder, { recursive: true });
  await mkdir(join(folder, 'user-data'));

  const plan = await launchPlan({ alwaysVirtual: true });
  const child = spawn(
    plan.executablePath,
    [
      ...plan.args.slice(0, -1),
      `--user-data-dir=${join(folder, 'user-data')}`,
      join(main, 'main.cjs'),
      pages,
      join(main, 'preload.cjs'),
    ],
    { env: plan.env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  const ask = await connect(child);
  await ask('patience', usualPatience);
  return {
    folder,
    ask: (call, ...input) => ask(call, input[0]) as ReturnType<Calls[typeof call]>,
    async close() {
      await endProcess(child);
      await plan.dispose();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Resolves when the process says that it is ready, with question 0's answer. */
function connect(child: ChildProcess) {
  const open = new Map<number, (answer: Answer) => void>();
  let complaint = '';
  let lastId = 0;
  const ask = (call: keyof Calls, input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1;
      open.set(lastId, (answer) =>
        answer.ok ? resolve(answer.value) : reject(new Error(answer.reason)),
      );
      child.send({ id: lastId, call, input } satisfies Question);
    });
  return new Promise<typeof ask>((resolve, reject) => {
    open.set(0, () => resolve(ask));
    child.stderr?.on('data', (bytes) => {
      complaint += bytes;
    });
    child.once('exit', (code) => {
      const reason = `Electron ended (${code}): ${complaint}`;
      reject(new Error(reason));
      for (const [id, settle] of open) settle({ id, ok: false, reason });
    });
    child.on('message', (answer: Answer) => {
      open.get(answer.id)?.(answer);
      open.delete(answer.id);
    });
  });
}
