import type { SeedFile, SeedFolder } from '../../seeding/seedFolder.ts';
import { acceptsType } from '../../wire/acceptsType.ts';
import type { Thread, ThreadLine } from './seedThreads.ts';

/** A line of an endless row of talks, newest first. */
export interface CycleLine {
  readonly line: ThreadLine;
  /** Number of its talk, counted from the newest. */
  readonly thread: number;
  /** The position in its talk, counted from the newest line. */
  readonly position: number;
  readonly lines: number;
  /** Whether the shop began it. */
  readonly byShop: boolean;
  readonly files: readonly SeedFile[];
  /** Number of its first file among all. */
  readonly firstMedia: number;
}

export interface SeedCycle {
  /** Files in one round of all talks. */
  readonly media: number;
  at(index: number): CycleLine;
  /** How many messages it takes to carry that many files. */
  messagesFor(items: number): number;
}

/** Lays the talks out once; every later round is the same with other files and numbers. */
export function seedCycle(
  threads: readonly Thread[],
  folder: SeedFolder,
  accepts: readonly string[],
): SeedCycle {
  const byName = new Map(folder.files.map((file) => [file.name, file]));
  let media = 0;
  const round = threads.flatMap((lines, thread) =>
    [...lines].reverse().map((line, position): CycleLine => {
      const files = (line.files ?? []).flatMap((name) => {
        const file = byName.get(name);
        return file && acceptsType(accepts, file.contentType) ? [file] : [];
      });
      const firstMedia = media;
      media += files.length;
      const byShop = lines[0]?.by === 'shop';
      return { line, thread, position, lines: lines.length, byShop, files, firstMedia };
    }),
  );
  return {
    media,
    at(index) {
      const rounds = Math.floor(index / round.length);
      const line = round[index % round.length];
      if (!line) throw new Error('The seed has no talks.');
      return {
        ...line,
        thread: line.thread + rounds * threads.length,
        firstMedia: line.firstMedia + rounds * media,
      };
    },
    messagesFor(items) {
      if (items === 0 || media === 0) return 0;
      const rounds = Math.floor((items - 1) / media);
      const rest = items - rounds * media;
      const last = round.findIndex(({ firstMedia, files }) => firstMedia + files.length >= rest);
      return rounds * round.length + last + 1;
    },
  };
}
