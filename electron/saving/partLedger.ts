import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { createSettings, type Setting } from '../database/settings.ts';
import { versionedJson } from '../database/versionedJson.ts';
import { isPart } from '../disk/partNames.ts';

const kept = z.object({
  /** Where a person saved last; null before the first time. */
  folder: z.string().nullable(),
  /** What is being written, by its path. */
  parts: z.array(z.string()),
});

const setting: Setting<z.infer<typeof kept>> = {
  key: 'saving',
  json: versionedJson({ version: 1, schema: kept, upgrades: {} }),
  fallback: { folder: null, parts: [] },
};

/** Throws where its folder is not there now. */
async function remove(part: string): Promise<void> {
  await stat(dirname(part));
  await rm(part, { force: true });
}

/** What saving remembers over restarts: the last folder, and the parts that a crash would leave behind. */
export function createPartLedger(database: Database) {
  const settings = createSettings(database);
  const change = (changed: Partial<z.infer<typeof kept>>) =>
    settings.set(setting, { ...settings.get(setting), ...changed });
  const parts = () => settings.get(setting).parts;
  const forget = (gone: readonly string[]) =>
    change({ parts: parts().filter((part) => !gone.includes(part)) });
  return {
    lastFolder: () => settings.get(setting).folder,
    /** To be written before the file is. */
    begin: (part: string, folder: string) => change({ folder, parts: [...parts(), part] }),
    /** The part is removed, if it is there, and no longer remembered; unless its folder is away, and it with that. */
    async end(part: string): Promise<void> {
      // What is away with its folder is removed at a next start.
      if ((await stat(dirname(part)).catch(() => null)) === null) return;
      await remove(part);
      forget([part]);
    },
    /** Removes what an earlier run left; one on a disk that is not there now is tried at the next start. */
    async sweep(): Promise<void> {
      const swept: string[] = [];
      for (const part of parts()) {
        const removed = isPart(part) ? remove(part) : Promise.resolve();
        await removed.then(
          () => swept.push(part),
          () => {},
        );
      }
      if (swept.length > 0) forget(swept);
    },
  };
}
