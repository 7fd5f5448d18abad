import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../../task.ts';
import type { AccountTask, SandboxTask } from './accountTask.ts';

export interface Contender {
  readonly name: string;
  /** Program and arguments; the path of the task is put behind them. */
  readonly args: readonly string[];
  readonly width?: number;
  /** So slow that it runs once where others run several times. */
  readonly slow?: true;
  readonly again?: true;
  readonly watched?: true;
}

export interface Contest {
  readonly provider: AccountTask['provider'];
  readonly sandbox: SandboxTask;
  readonly contenders: readonly Contender[];
}

/** By contender: what each of its runs came to, with `requests`, `refused` and `secondRequests` as the far end saw. */
export type Results = ReadonlyMap<string, readonly Outcome[]>;

/** One round after the other, each contender in a process of its own and before a far end of its own. */
export async function contest(
  { provider, sandbox, contenders }: Contest,
  rounds: number,
  program: string,
): Promise<Results> {
  const results = new Map<string, Outcome[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      if (contender.slow && round > 0) continue;
      const outcome = await runOnce(provider, sandbox, contender, program);
      results.set(contender.name, [...(results.get(contender.name) ?? []), outcome]);
      process.stderr.write(
        `${sandbox.limits} ${provider} ${contender.name}: ${JSON.stringify(outcome)}\n`,
      );
    }
  }
  return results;
}

async function runOnce(
  provider: AccountTask['provider'],
  sandbox: SandboxTask,
  { args, width = 0, again, watched }: Contender,
  program: string,
): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-bench-'));
  const far = node([program, 'far-end', JSON.stringify(sandbox)]);
  try {
    const [accesses] = (await once(far, 'message')) as [Record<string, AccountTask['access']>];
    const counted = async () => {
      far.send('count');
      const [count] = (await once(far, 'message')) as [{ requests: number; refused: number }];
      return count;
    };
    const access = accesses[provider];
    if (access === undefined) throw new Error('the far end has no such provider');
    const task: AccountTask = {
      provider,
      access,
      width,
      dir,
      again: again === true,
      watched: watched === true,
    };
    const path = join(dir, 'task.json');
    writeFileSync(path, JSON.stringify(task));
    const child = node([...args, path]);
    let first = { requests: 0, refused: 0 };
    let second = 0;
    child.on('message', async (said) => {
      if (said === 'first') {
        first = await counted();
        child.send('on');
      } else second = (await counted()).requests - first.requests;
    });
    const outcome = await outcomeOf(child);
    if (!again) first = await counted();
    return { ...outcome, ...first, ...(again && { secondRequests: second }) };
  } finally {
    far.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  }
}

function node(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
}

async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  const last = Buffer.concat(chunks).toString().trim().split('\n').at(-1) ?? '';
  if (code !== 0 || !last.startsWith('{')) throw new Error(`a contender failed: ${code} ${last}`);
  return JSON.parse(last) as Outcome;
}
