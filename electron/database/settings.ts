import { z } from 'zod';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { prepare } from './prepare.ts';
import type { VersionedJson } from './versionedJson.ts';

/** One thing that is remembered over restarts, declared by the feature that it belongs to. */
export interface Setting<T> {
  readonly key: string;
  readonly json: VersionedJson<T>;
  /** The value while nothing is remembered, or what is cannot be read. */
  readonly fallback: T;
  /** The value while a newer Satchel remembers something that this one does not understand. */
  readonly whileNewer?: T;
}

export interface Settings {
  get<T>(setting: Setting<T>): T;
  /** A value that a newer Satchel left is kept under another key. */
  set<T>(setting: Setting<T>, value: T): void;
}

const stored = z.object({ value: z.string() });

/** The `settings` table. */
export function createSettings(database: Database): Settings {
  const read = prepare(database, 'SELECT value FROM settings WHERE key = :key');
  const write = prepare(
    database,
    `INSERT INTO settings (key, value) VALUES (:key, :value)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  const find = <T>({ key, json }: Setting<T>) =>
    json.read(stored.optional().parse(read.get({ key }))?.value ?? null);
  return {
    get(setting) {
      const found = find(setting);
      if (found.kind === 'read') return found.value;
      const { fallback, whileNewer = fallback } = setting;
      return found.kind === 'newer' ? whileNewer : fallback;
    },
    set(setting, value) {
      const { key, json } = setting;
      atomically(database, () => {
        const found = find(setting);
        if (found.kind === 'newer') {
          const kept = stored.parse(read.get({ key })).value;
          write.run({ key: `${key} (version ${found.version})`, value: kept });
        }
        write.run({ key, value: json.write(value) });
      });
    },
  };
}

/** A few pages, so that a full disk is noticed too. */
const probeBytes = 16_384;

/** Writes, and leaves nothing: an empty transaction passes where nothing may be written. */
export function probeWriting(database: Database): void {
  const key = 'library-probe';
  atomically(database, () => {
    const write = prepare(database, 'INSERT INTO settings (key, value) VALUES (:key, :value)');
    write.run({ key, value: ' '.repeat(probeBytes) });
    prepare(database, 'DELETE FROM settings WHERE key = :key').run({ key });
  });
}
