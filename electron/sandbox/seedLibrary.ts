import { createHash } from 'node:crypto';
import type { SeedFolder } from './seedFolder.ts';
import { createSeedTimes, type SeedTime } from './seedTimes.ts';
import { createSeedVariant } from './seedVariant.ts';
import type { StoredObject } from './storedObject.ts';
import { uuidOf } from './uuidSource.ts';

/** The library that was there before: nothing of it is made until it is asked for. */
export interface SeedLibrary {
  readonly count: number;
  time(index: number): SeedTime;
  object(index: number): StoredObject;
  /** The index behind an id; null when no seeded item has it. */
  indexOf(id: string): number | null;
  bytes(index: number): Buffer;
}

/** An odd factor and its inverse modulo 2^32: an id carries its index, yet ids look unrelated. */
const scatter = 0x9e3779b1;
const gather = 0x0e8b2f51;

export function createSeedLibrary(
  folder: SeedFolder,
  count: number,
  startedAt: number,
  seed: number,
): SeedLibrary {
  const timeOf = createSeedTimes(count, startedAt);
  const variant = createSeedVariant(folder);
  const requestId = uuidOf(`${seed}:seeding`);
  const idOf = (index: number) => {
    const head = (Math.imul(index + 1, scatter) >>> 0).toString(16).padStart(8, '0');
    return head + uuidOf(`${seed}:seeded:${index}`).slice(8);
  };
  return {
    count,
    time: timeOf,
    object(index) {
      const { name, contentType, sizeBytes } = variant.describe(index);
      const time = timeOf(index);
      return {
        id: idOf(index),
        name,
        contentType,
        sizeBytes,
        get sha256() {
          return createHash('sha256').update(variant.bytes(index)).digest('hex');
        },
        ...time,
        listedAt: time.storedAt,
        requestId,
        seeded: true,
      };
    },
    indexOf(id) {
      const index = (Math.imul(Number.parseInt(id.slice(0, 8), 16), gather) >>> 0) - 1;
      return index >= 0 && index < count && idOf(index) === id ? index : null;
    },
    bytes: (index) => variant.bytes(index),
  };
}
