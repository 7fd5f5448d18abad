import type { StoredObject } from './storedObject.ts';

/** Where uploads live: in memory, or in a folder that outlives the process. */
export interface ObjectStore {
  /** What earlier runs stored, oldest first. */
  readonly restored: readonly StoredObject[];
  /** Used marks of earlier runs, by id. */
  readonly used: ReadonlyMap<string, number>;
  /** All or none. */
  add(entries: readonly { object: StoredObject; bytes: Buffer }[]): Promise<void>;
  markUsed(id: string, at: number): void;
  bytes(id: string): Promise<Buffer | null>;
}

export function createMemoryStore(): ObjectStore {
  const kept = new Map<string, Buffer>();
  return {
    restored: [],
    used: new Map(),
    async add(entries) {
      for (const { object, bytes } of entries) kept.set(object.id, bytes);
    },
    markUsed() {},
    bytes: async (id) => kept.get(id) ?? null,
  };
}
