import { createHash } from 'node:crypto';
import { fileVariants } from '../../seeding/fileVariant.ts';
import { createScatteredIds } from '../../seeding/scatteredIds.ts';
import type { SeedFile, SeedFolder } from '../../seeding/seedFolder.ts';
import { isUntyped, untyped } from '../../seeding/untyped.ts';
import { uuidOf } from '../../seeding/uuidSource.ts';
import type { Dialect } from '../protocol/dialect.ts';
import type { LamlMedia, LamlMessage } from './lamlMessage.ts';
import { seedCycle } from './seedCycle.ts';
import { customerNumber, shopNumber } from './seedNumbers.ts';
import type { Thread } from './seedThreads.ts';

/** The conversations that were there before, newest first; nothing is made until it is asked for. */
export interface SeededMessages {
  readonly count: number;
  at(index: number): LamlMessage;
  /** A sid that no seeded message has gives null. */
  indexOf(sid: string): number | null;
}

export interface SeedDeps {
  readonly dialect: Dialect;
  readonly folder: SeedFolder;
  readonly threads: readonly Thread[];
  /** How many media there are in all. */
  readonly items: number;
  readonly startedAt: number;
  readonly seed: number;
}

const minuteMs = 60_000;
const spanMs = 300 * 24 * 60 * minuteMs;

export function createSeededMessages(deps: SeedDeps): SeededMessages {
  const { dialect, folder, items, startedAt, seed } = deps;
  const cycle = seedCycle(deps.threads, folder, dialect.accepts);
  const count = cycle.messagesFor(items);
  const ids = createScatteredIds(seed, `${dialect.provider}:seeded`, count);
  const threads = count === 0 ? 1 : cycle.at(count - 1).thread + 1;
  // Denser towards today, and never so dense that two talks of one line overlap.
  const threadAge = (thread: number) => {
    const share = thread / threads;
    return 2 * minuteMs + (0.4 * share + 0.6 * share * share) * spanMs;
  };
  const timeOf = (thread: number, position: number, lines: number) => {
    const age = threadAge(thread);
    const gap = Math.min(4 * minuteMs, (threadAge(thread + 1) - age) / (lines + 1));
    return Math.floor(startedAt - age - position * gap);
  };

  const at = (index: number): LamlMessage => {
    const { line, thread, position, lines, byShop, firstMedia, files } = cycle.at(index);
    const inbound = line.by === 'customer';
    const createdAt = timeOf(thread, position, lines);
    const [ours, theirs] = [shopNumber(byShop), customerNumber(thread)];
    const carried = files.slice(0, Math.max(0, items - firstMedia));
    const undelivered = { delivered: null, undelivered: 30_003, failed: 30_005 };
    const fate = line.fate ?? 'delivered';
    return {
      get sid() {
        return dialect.messageSid(ids.idOf(index), carried.length > 0);
      },
      inbound,
      from: inbound ? theirs : ours,
      to: inbound ? ours : theirs,
      serviceSid: null,
      body: line.text,
      createdAt,
      fate: inbound ? 'received' : fate,
      errorCode: inbound ? null : undelivered[fate],
      get media() {
        const { sid } = this;
        return carried.map((file, position) => media(file, firstMedia + position, sid, createdAt));
      },
    };
  };

  const media = (file: SeedFile, number: number, messageSid: string, createdAt: number) => {
    const base = number < cycle.media;
    const variant = base ? undefined : fileVariants[file.contentType];
    const bytes = () => variant?.make(folder.read(file), number) ?? folder.read(file);
    const { name, sizeBytes } = file;
    const contentType = dialect.losesTypes && isUntyped(number) ? untyped : file.contentType;
    const one: LamlMedia = {
      sid: dialect.mediaSid(uuidOf(`${seed}:${dialect.provider}:media:${number}`)),
      messageSid,
      name,
      contentType,
      sizeBytes: sizeBytes + (variant?.addedBytes ?? 0),
      createdAt,
      visibleAt: createdAt,
      get sha256() {
        return createHash('sha256').update(bytes()).digest('hex');
      },
      bytes,
    };
    return one;
  };

  return {
    count,
    at,
    indexOf(sid) {
      const index = ids.indexOf(dialect.uuidOf(sid));
      return index !== null && at(index).sid === sid ? index : null;
    },
  };
}
