import { readFile } from 'node:fs/promises';
import type { DarkroomHost } from '../../host/darkroomHost/start.ts';

/** What the kernel counts processor time in, on every Linux that Node runs on. */
const tickMs = 10;
const everyMs = 250;

const read = (pid: number, file: string) =>
  // A process that has just ended holds nothing.
  readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');

/** What all processes of the app hold, shared pages counted in parts; MB. */
export async function heldMegabytes(host: DarkroomHost): Promise<number> {
  const texts = await Promise.all((await host.ask('pids')).map((pid) => read(pid, 'smaps_rollup')));
  const kilobytes = texts.map((text) => Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1_024;
}

/** The processor time that the app's processes have taken so far, by process; ms. */
export async function workedMs(host: DarkroomHost): Promise<ReadonlyMap<number, number>> {
  const pids = await host.ask('pids');
  const times = await Promise.all(
    pids.map(async (pid) => {
      const fields = (await read(pid, 'stat')).split(') ')[1]?.split(' ') ?? [];
      return [pid, (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tickMs] as const;
    }),
  );
  return new Map(times);
}

/** The processor time between two looks; what a process took that ended meanwhile is not in it. */
export function workedBetween(
  before: ReadonlyMap<number, number>,
  after: ReadonlyMap<number, number>,
): number {
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}

/** What the app holds while some work goes on, again and again; MB. */
export async function heldDuring(host: DarkroomHost, work: Promise<unknown>): Promise<number[]> {
  const held: number[] = [];
  let over = false;
  const done = work.finally(() => {
    over = true;
  });
  while (!over) {
    held.push(await heldMegabytes(host));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  await done;
  return held;
}
