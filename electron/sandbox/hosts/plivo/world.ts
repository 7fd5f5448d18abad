import { createHash } from 'node:crypto';
import type { LedgerEntry } from '../../store/ledger.ts';
import { expiresAt } from './expiry.ts';
import { type LiveOrder, type LiveRow, mergeOrder } from './liveOrder.ts';
import type { ObjectStore } from './objectStore.ts';
import type { SeedLibrary } from './seedLibrary.ts';
import type { NewFile, StoredObject } from './storedObject.ts';

/** What the account holds, on its own clock: every view of an object agrees on whether it lives. */
export interface World {
  /** Stores all or none; answers them in their order. */
  store(files: readonly NewFile[], requestId: string, listDelayMs: number): Promise<StoredObject[]>;
  find(id: string): StoredObject | null;
  list(offset: number, limit: number): { total: number; objects: StoredObject[] };
  bytes(id: string): Promise<Buffer | null>;
  /** Whether there was such an object. */
  markUsed(id: string): boolean;
  /** Whether there was such an object, which is no more; the ledger tells of it still. */
  lose(id: string): boolean;
  ledger(): LedgerEntry[];
}

export interface WorldDeps {
  readonly now: () => number;
  /** What an instant is listed as, which decides the order of the list. */
  readonly listed: (at: number) => number;
  readonly nextId: () => string;
  readonly store: ObjectStore;
  readonly seeded: SeedLibrary;
}

export function createWorld({ now, listed, nextId, store, seeded }: WorldDeps): World {
  const uploaded = new Map<string, StoredObject>();
  const used = new Map(store.used);
  const lost = new Set<string>();
  for (const object of store.restored) uploaded.set(object.id, object);
  let order: { list: LiveOrder<StoredObject>; validUntil: number } | null = null;

  const withUse = (object: StoredObject): StoredObject => {
    const usedAt = used.get(object.id);
    return usedAt === undefined ? object : { ...object, usedAt };
  };
  const known = (id: string): StoredObject | null => {
    if (lost.has(id)) return null;
    const object = uploaded.get(id);
    if (object) return withUse(object);
    const index = seeded.indexOf(id);
    return index === null ? null : withUse(seeded.object(index));
  };
  const find = (id: string) => {
    const object = known(id);
    return object && expiresAt(object) > now() ? object : null;
  };

  /** Kept until something comes, goes or is used, since a page asks it whole. */
  const liveOrder = (): LiveOrder<StoredObject> => {
    const at = now();
    if (order && at < order.validUntil) return order.list;
    let validUntil = Number.POSITIVE_INFINITY;
    const lives = (endsAt: number, listedAt: number): boolean => {
      if (endsAt <= at) return false;
      validUntil = Math.min(validUntil, endsAt, listedAt > at ? listedAt : endsAt);
      return listedAt <= at;
    };
    const others: LiveRow<StoredObject>[] = [];
    for (const object of [...uploaded.values()].reverse()) {
      const current = withUse(object);
      if (lost.has(object.id)) continue;
      if (!lives(expiresAt(current), object.listedAt)) continue;
      others.push({ datedAt: listed(object.storedAt), read: () => current });
    }
    const usedSeeds = new Map<number, number>();
    for (const [id, usedAt] of used) {
      const index = seeded.indexOf(id);
      if (index !== null) usedSeeds.set(index, usedAt);
    }
    const lostSeeds = new Set([...lost].flatMap((id) => seeded.indexOf(id) ?? []));
    const seeds = new Uint32Array(seeded.count);
    let living = 0;
    for (let index = 0; index < seeded.count; index += 1) {
      const { storedAt, usedAt } = seeded.time(index);
      if (lostSeeds.has(index)) continue;
      const endsAt = expiresAt({ storedAt, usedAt: usedSeeds.get(index) ?? usedAt });
      if (!lives(endsAt, storedAt)) continue;
      seeds[living] = index;
      living += 1;
    }
    const list = mergeOrder(
      seeds.slice(0, living),
      (index) => listed(seeded.time(index).storedAt),
      (index) => withUse(seeded.object(index)),
      others,
    );
    order = { list, validUntil };
    return list;
  };

  return {
    async store(files, requestId, listDelayMs) {
      const storedAt = now();
      const entries = files.map(({ bytes, name, contentType }) => ({
        bytes,
        object: {
          id: nextId(),
          name,
          contentType,
          sizeBytes: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          storedAt,
          usedAt: null,
          listedAt: storedAt + listDelayMs,
          requestId,
          seeded: false,
        },
      }));
      await store.add(entries);
      for (const { object } of entries) uploaded.set(object.id, object);
      order = null;
      return entries.map(({ object }) => object);
    },
    find,
    list(offset, limit) {
      const { total, slice } = liveOrder();
      return { total, objects: slice(offset, limit) };
    },
    async bytes(id) {
      if (!find(id)) return null;
      const index = seeded.indexOf(id);
      return index === null ? store.bytes(id) : seeded.bytes(index);
    },
    markUsed(id) {
      if (!find(id)) return false;
      const at = now();
      used.set(id, at);
      store.markUsed(id, at);
      order = null;
      return true;
    },
    lose(id) {
      if (!find(id)) return false;
      lost.add(id);
      order = null;
      return true;
    },
    ledger() {
      const seeds = Array.from({ length: seeded.count }, (_, index) => seeded.object(index));
      return [...seeds, ...uploaded.values()];
    },
  };
}
