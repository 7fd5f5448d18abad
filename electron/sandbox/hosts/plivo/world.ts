import { createHash } from 'node:crypto';
import type { LedgerEntry } from '../../store/ledger.ts';
import { expiresAt } from './expiry.ts';
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

interface Row {
  readonly datedAt: number;
  readonly read: () => StoredObject;
}

export function createWorld({ now, listed, nextId, store, seeded }: WorldDeps): World {
  const uploaded = new Map<string, StoredObject>();
  const used = new Map(store.used);
  for (const object of store.restored) uploaded.set(object.id, object);
  let order: { rows: Row[]; validUntil: number } | null = null;

  const withUse = (object: StoredObject): StoredObject => {
    const usedAt = used.get(object.id);
    return usedAt === undefined ? object : { ...object, usedAt };
  };
  const known = (id: string): StoredObject | null => {
    const object = uploaded.get(id);
    if (object) return withUse(object);
    const index = seeded.indexOf(id);
    return index === null ? null : withUse(seeded.object(index));
  };
  const find = (id: string) => {
    const object = known(id);
    return object && expiresAt(object) > now() ? object : null;
  };

  /** Order of the live list; kept until something comes, goes or is used, since a page asks it whole. */
  const liveOrder = (): Row[] => {
    const at = now();
    if (order && at < order.validUntil) return order.rows;
    let validUntil = Number.POSITIVE_INFINITY;
    const rows: Row[] = [];
    const consider = (storedAt: number, endsAt: number, listedAt: number, read: Row['read']) => {
      if (endsAt <= at) return;
      validUntil = Math.min(validUntil, endsAt, listedAt > at ? listedAt : endsAt);
      if (listedAt <= at) rows.push({ datedAt: listed(storedAt), read });
    };
    for (const object of [...uploaded.values()].reverse()) {
      const current = withUse(object);
      consider(object.storedAt, expiresAt(current), object.listedAt, () => current);
    }
    const usedSeeds = new Map<number, number>();
    for (const [id, usedAt] of used) {
      const index = seeded.indexOf(id);
      if (index !== null) usedSeeds.set(index, usedAt);
    }
    for (let index = 0; index < seeded.count; index += 1) {
      const time = seeded.time(index);
      const usedAt = usedSeeds.get(index) ?? time.usedAt;
      const endsAt = expiresAt({ storedAt: time.storedAt, usedAt });
      consider(time.storedAt, endsAt, time.storedAt, () => withUse(seeded.object(index)));
    }
    rows.sort((a, b) => b.datedAt - a.datedAt);
    order = { rows, validUntil };
    return rows;
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
      const rows = liveOrder();
      const objects = rows.slice(offset, offset + limit).map((row) => row.read());
      return { total: rows.length, objects };
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
    ledger() {
      const seeds = Array.from({ length: seeded.count }, (_, index) => seeded.object(index));
      return [...seeds, ...uploaded.values()];
    },
  };
}
