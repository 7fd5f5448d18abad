import { createHash } from 'node:crypto';
import { createScatteredIds } from '../../seeding/scatteredIds.ts';
import type { SeedFolder } from '../../seeding/seedFolder.ts';
import { createSeedVariant } from '../../seeding/seedVariant.ts';
import { uuidOf } from '../../seeding/uuidSource.ts';
import { createSeedTimes, type SeedTime } from './seedTimes.ts';
import type { StoredObject } from './storedObject.ts';

/** The library that was there before: nothing of it is made until it is asked for. */
export interface SeedLibrary {
  readonly count: number;
  time(index: number): SeedTime;
  object(index: number): StoredObject;
  /** The index behind an id; null when no seeded item has it. */
  indexOf(id: string): number | null;
  bytes(index: number): Buffer;
}

export function createSeedLibrary(
  folder: SeedFolder,
  count: number,
  startedAt: number,
  seed: number,
): SeedLibrary {
  const timeOf = createSeedTimes(count, startedAt);
  const variant = createSeedVariant(folder);
  const requestId = uuidOf(`${seed}:seeding`);
  const { idOf, indexOf } = createScatteredIds(seed, 'seeded', count);
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
    indexOf,
    bytes: (index) => variant.bytes(index),
  };
}
