import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs';
import fsp from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import type { Clock } from '../../../electron/base/clock.ts';

/** What befalls one process at the disk. */
export interface DiskLife {
  alive(): boolean;
  /** Before each thing that changes the disk: an errno code for one that is refused, `dies` for the power that goes. */
  before(): string | null;
  /** Right after it: whether the power goes. */
  after(): boolean;
  die(): void;
}

/** In memory where there is such a folder: twenty thousand lives wait for no disk. */
export const lifeFolder = fs.existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const lives = new AsyncLocalStorage<DiskLife>();
/** The files that each life has open. */
const opened = new Map<DiskLife, Set<number>>();

function openAs(life: DiskLife, fd: number): number {
  opened.set(life, (opened.get(life) ?? new Set()).add(fd));
  return fd;
}

/** Nothing where it was closed already, with its process: its number may be another file's by now. */
function closeAs(life: DiskLife, fd: number): void {
  if (opened.get(life)?.delete(fd) === true) fs.closeSync(fd);
}

/** A system closes what a process that is gone had open; here nobody else would. */
function closeOfTheGone(): void {
  for (const life of opened.keys()) if (!life.alive()) endOf(life);
}

/** Of a process that ended by itself: nothing of it is kept. */
export function endOf(life: DiskLife): void {
  for (const fd of opened.get(life) ?? []) closeAs(life, fd);
  opened.delete(life);
}
const never = () => new Promise<never>(() => {});
const refusal = (code: string) => Object.assign(new Error(`${code}: refused`), { code });

/** Does something to the disk as one process, at once and not in a thread, so that the seed alone decides what is first. */
async function act<T>(life: DiskLife, changes: boolean, work: () => T, half = () => {}) {
  await Promise.resolve();
  if (!life.alive()) return never();
  if (!changes) return work();
  const fate = life.before();
  if (fate === 'dies') {
    half();
    life.die();
    return never();
  }
  if (fate !== null) throw refusal(fate);
  const result = work();
  if (!life.after()) return result;
  life.die();
  return never();
}

function handleOf(life: DiskLife, fd: number) {
  return {
    writeFile: (data: string | Uint8Array) => {
      const bytes = Buffer.from(data);
      const write = (part: Uint8Array) => void fs.writeSync(fd, part);
      return act(
        life,
        true,
        () => write(bytes),
        () => write(bytes.subarray(0, bytes.length / 2)),
      );
    },
    read: (buffer: Buffer, offset: number, length: number, position: number) =>
      act(life, false, () => {
        const bytesRead = fs.readSync(fd, buffer, offset, length, position);
        return { buffer, bytesRead };
      }),
    utimes: (at: number, mt: number) => act(life, true, () => fs.futimesSync(fd, at, mt)),
    sync: () => act(life, true, () => {}),
    stat: () => act(life, false, () => fs.fstatSync(fd)),
    readFile: (how: BufferEncoding) => act(life, false, () => fs.readFileSync(fd, how)),
    createReadStream: () => Readable.from([fs.readFileSync(fd)]),
    async close() {
      closeAs(life, fd);
      if (!life.alive()) await never();
    },
  };
}

type Call = (...given: never[]) => unknown;
const reading: Readonly<Record<string, Call>> = {
  stat: fs.statSync,
  lstat: fs.lstatSync,
  readFile: fs.readFileSync,
  readdir: fs.readdirSync,
  realpath: fs.realpathSync,
  statfs: fs.statfsSync,
};
const changing: Readonly<Record<string, Call>> = {
  rename: fs.renameSync,
  rm: fs.rmSync,
  link: fs.linkSync,
  unlink: fs.unlinkSync,
  mkdir: fs.mkdirSync,
  writeFile: fs.writeFileSync,
};

let patched = false;

/** From now on the file system of Node belongs to the life that asks; for whoever is none it stays as it is. */
function patch(): void {
  if (patched) return;
  patched = true;
  const promises = fsp as unknown as Record<string, Call>;
  for (const [calls, changes] of [
    [reading, false],
    [changing, true],
  ] as const) {
    for (const [name, atOnce] of Object.entries(calls)) {
      const real = promises[name];
      promises[name] = (...given: never[]) => {
        const life = lives.getStore();
        return life === undefined ? real?.(...given) : act(life, changes, () => atOnce(...given));
      };
    }
  }
  const { open } = promises;
  promises['open'] = ((path: string, flags: string | number = 'r') => {
    const life = lives.getStore();
    if (life === undefined) return open?.(...([path, flags] as never[]));
    const writes = typeof flags === 'string' && flags !== 'r';
    return act(life, writes, () => handleOf(life, openAs(life, fs.openSync(path, flags))));
  }) as Call;
  const { createReadStream } = fs;
  Object.assign(fs, {
    createReadStream(...given: Parameters<typeof createReadStream>) {
      if (lives.getStore() === undefined) return createReadStream(...given);
      try {
        return Readable.from([fs.readFileSync(given[0])]);
      } catch (error) {
        return new Readable({
          read() {
            this.destroy(error as Error);
          },
        });
      }
    },
  });
  syncBuiltinESMExports();
}

/** Runs `work`, and all that it begins, as that process. */
export function within<T>(life: DiskLife, work: () => T): T {
  patch();
  closeOfTheGone();
  return lives.run(life, work);
}

/** A clock whose timers are of the process that set them. */
export const boundClock = (clock: Clock): Clock => ({
  ...clock,
  after: (ms, task) => clock.after(ms, AsyncLocalStorage.bind(task)),
});
