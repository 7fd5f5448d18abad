import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contender, type Course, runOnce, type Setting } from './course.ts';
import { reportGoals } from './goals.ts';
import type { Outcome } from './task.ts';

const settings: readonly Setting[] = [
  { name: '0 ms', latencyMs: 0, newConnectionMs: 0, megabits: null },
  { name: '0 ms, new +100', latencyMs: 0, newConnectionMs: 100, megabits: null },
  { name: '50 ms', latencyMs: 50, newConnectionMs: 0, megabits: null },
  { name: '50 ms, new +100', latencyMs: 50, newConnectionMs: 100, megabits: null },
  { name: '150 ms', latencyMs: 150, newConnectionMs: 0, megabits: null },
  { name: '150 ms, new +100', latencyMs: 150, newConnectionMs: 100, megabits: null },
  { name: '50 ms, 20 Mbit/s', latencyMs: 50, newConnectionMs: 0, megabits: 20 },
];

/** A PNG by its header and size, no two alike. */
function fileBytes(index: number, sizeBytes: number): Buffer {
  const bytes = Buffer.alloc(sizeBytes, index % 251);
  const head = '89504e470d0a1a0a0000000d49484452000001000000010008020000009d97d0e8';
  Buffer.from(head, 'hex').copy(bytes);
  bytes.writeUInt32BE(index, 40);
  return bytes;
}

function makeFiles(dir: string, count: number, sizeBytes: number): string[] {
  mkdirSync(dir);
  return Array.from({ length: count }, (_, index) => {
    const path = join(dir, `picture-${index}.png`);
    writeFileSync(path, fileBytes(index + 1, sizeBytes));
    return path;
  });
}

export async function runUploadBench(root: string, benchProgram: string): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      at: { type: 'string' },
      /** A folder for a CPU profile of each run of Satchel. */
      profile: { type: 'string' },
    },
  });
  const own = (role: string) => [benchProgram, role];
  const script = (name: string) => join(root, 'test', 'bench', 'contenders', name);
  const profiled =
    values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const closing = ['--require', script('asNode18.cjs')];
  const contenders: readonly Contender[] = [
    { name: 'limit', args: own('limit'), slow: false },
    { name: 'satchel', args: [...profiled, ...own('satchel')], slow: false },
    { name: 'five at once', args: own('five'), slow: false },
    { name: 'client by tens', args: [script('plivoClient.mjs'), '10'], slow: false },
    { name: 'client one by one', args: [script('plivoClient.mjs'), '1'], slow: true },
    { name: 'picgo', args: [script('picgo.mjs')], slow: true },
    // As programs on Node 18 or older run it: a connection a request. The client brings its own agent.
    { name: 'picgo, closing', args: [...closing, script('picgo.mjs')], slow: true },
  ];
  const course: Course = {
    dist: join(root, 'dist'),
    dir: mkdtempSync(join(tmpdir(), 'satchel-bench-')),
    benchProgram,
  };
  const listed = (text: string | undefined, name: string) =>
    text === undefined || text.split(';').some((part) => name === part.trim());
  try {
    const paths = makeFiles(join(course.dir, 'files'), 200, 300_000);
    const results = new Map<string, Outcome[]>();
    for (const setting of settings.filter(({ name }) => listed(values.at, name))) {
      for (let round = 0; round < Number(values.rounds); round += 1) {
        for (const contender of contenders.filter(({ name }) => listed(values.only, name))) {
          if (contender.slow && (round > 0 || setting.megabits !== null)) continue;
          if (setting.megabits !== null && !/limit|satchel/.test(contender.name)) continue;
          const outcome = await runOnce(course, contender, setting, paths);
          const key = `${setting.name}|${contender.name}`;
          results.set(key, [...(results.get(key) ?? []), outcome]);
          process.stderr.write(`${key} ${Math.round(outcome.ms)} ms\n`);
        }
      }
    }
    reportGoals(results);
    if (listed(values.only, 'drop')) await reportDrop(course, contenders[1] ?? null);
  } finally {
    rmSync(course.dir, { recursive: true, force: true });
  }
}

async function reportDrop(course: Course, satchel: Contender | null): Promise<void> {
  const [near] = settings;
  if (satchel === null || near === undefined) return;
  const paths = makeFiles(join(course.dir, 'many'), 10_000, 2_000);
  const outcome = await runOnce(course, satchel, near, paths);
  const ms = (name: string) => `${Math.round(outcome[name] ?? 0)} ms`;
  console.log(
    `\n10,000 files at once: first byte after ${ms('firstByteMs')}, accepted after ${ms('addedMs')}, ` +
      `longest pause ${ms('longestPauseMs')}, all stored after ${ms('ms')}, ` +
      `memory growth ${(outcome.memoryGrowthBytes / 1e6).toFixed(0)} MB`,
  );
}
