import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, Task } from './task.ts';

export interface Setting {
  readonly name: string;
  readonly latencyMs: number;
  readonly newConnectionMs: number;
  readonly megabits: number | null;
}

export interface Contender {
  readonly name: string;
  /** Program and arguments; the path of the task is put behind them. */
  readonly args: readonly string[];
  /** So slow that it runs once where others run several times. */
  readonly slow: boolean;
}

export interface Course {
  readonly dist: string;
  readonly dir: string;
  readonly benchProgram: string;
}

/** One run of one contender: a sandbox, a link and a process of its own, all cold. */
export async function runOnce(
  course: Course,
  contender: Contender,
  setting: Setting,
  paths: readonly string[],
): Promise<Outcome> {
  const dir = mkdtempSync(join(course.dir, 'run-'));
  const sandbox = node([join(course.dist, 'main', 'sandbox.cjs'), '--items', '0', '--with-parent']);
  const link: ChildProcess[] = [];
  try {
    const { plivo } = JSON.parse(await firstLine(sandbox)) as {
      plivo: { baseUrl: string; authId: string; authToken: string };
    };
    const direct = new URL(plivo.baseUrl);
    const far = node([
      course.benchProgram,
      'link',
      JSON.stringify({
        toPort: Number(direct.port),
        latencyMs: setting.latencyMs,
        newConnectionMs: setting.newConnectionMs,
        bytesPerSecond: setting.megabits === null ? null : (setting.megabits * 1e6) / 8,
      }),
    ]);
    link.push(far);
    const port = (await firstLine(far)).trim();
    const task: Task = {
      ...plivo,
      baseUrl: `http://127.0.0.1:${port}${direct.pathname}`,
      paths,
      dir,
    };
    const taskPath = join(dir, 'task.json');
    writeFileSync(taskPath, JSON.stringify(task));
    mkdirSync(join(dir, 'home'));
    const outcome = await outcomeOf(node([...contender.args, taskPath], join(dir, 'home')));
    await mustHold(plivo, paths.length + (outcome['beforehand'] ?? 0), contender.name);
    return outcome;
  } finally {
    for (const child of [sandbox, ...link]) child.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  }
}

function node(args: readonly string[], home?: string): ChildProcess {
  return spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...(home === undefined ? {} : { HOME: home }) },
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0] ?? '';
}

async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  const last = Buffer.concat(chunks).toString().trim().split('\n').at(-1) ?? '';
  if (code !== 0 || !last.startsWith('{')) throw new Error(`a contender failed: ${code} ${last}`);
  return JSON.parse(last) as Outcome;
}

/** A contender that did not bring everything up has no time. */
async function mustHold(
  plivo: { baseUrl: string; authId: string; authToken: string },
  count: number,
  name: string,
): Promise<void> {
  const answer = await fetch(`${plivo.baseUrl}/Account/${plivo.authId}/Media/?limit=1`, {
    headers: {
      authorization: `Basic ${Buffer.from(`${plivo.authId}:${plivo.authToken}`).toString('base64')}`,
    },
  });
  const { meta } = (await answer.json()) as { meta: { total_count: number } };
  if (meta.total_count !== count) {
    throw new Error(`${name} brought up ${meta.total_count} of ${count} files`);
  }
}
