import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type MediaId, mediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';

/** Which items are left alone for a day, over the end of the program as well. */
export interface RestNotes {
  rests(id: MediaId): Promise<boolean>;
  add(id: MediaId): Promise<void>;
  forget(ids: readonly MediaId[]): Promise<void>;
}

const restMs = 24 * 60 * 60 * 1_000;
const mostNotes = 1_000;
const stored = z.array(z.tuple([mediaId, z.number()])).max(mostNotes);

/** Kept in one small file, which is read when it is first needed; one that cannot be read says nothing. */
export function createRestNotes(path: string, clock: Clock): RestNotes {
  /** Since when each rests, the oldest first. */
  let notes: Promise<Map<MediaId, number>> | null = null;
  let written: Promise<void> = Promise.resolve();

  function opened(): Promise<Map<MediaId, number>> {
    notes ??= readFile(path, 'utf8')
      .then((text) => new Map(stored.parse(JSON.parse(text))))
      .catch(() => new Map());
    return notes;
  }

  /** One after the other, each with what is known by then. */
  function write(): Promise<void> {
    written = written
      .catch(() => {})
      .then(async () => {
        const part = `${path}.part`;
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        try {
          await writeFile(part, JSON.stringify([...(await opened())]), { mode: 0o600 });
          await rename(part, path);
        } catch (error) {
          await rm(part, { force: true });
          throw error;
        }
      });
    return written;
  }

  return {
    async rests(id) {
      const since = (await opened()).get(id);
      // A clock that was set back must not make a day of a year.
      return since !== undefined && Math.abs(clock.now() - since) < restMs;
    },
    async add(id) {
      const all = await opened();
      all.delete(id);
      all.set(id, clock.now());
      const [oldest] = all.keys();
      if (all.size > mostNotes && oldest !== undefined) all.delete(oldest);
      await write();
    },
    async forget(ids) {
      const all = await opened();
      if (ids.filter((id) => all.delete(id)).length > 0) await write();
    },
  };
}
