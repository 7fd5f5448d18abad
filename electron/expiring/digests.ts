import { z } from 'zod';
import type { MediaId } from '../../shared/ids.ts';
import { instant } from '../../shared/instant.ts';
import type { Clock } from '../base/clock.ts';
import { atomically } from '../database/atomically.ts';
import type { Database } from '../database/database.ts';
import { createSettings, type Setting } from '../database/settings.ts';
import { versionedJson } from '../database/versionedJson.ts';
import type { Untold } from '../library/untold.ts';
import { digestNote } from './digestNote.ts';
import { type DigestSettings, nextDigestAt, toldUpTo } from './digestRules.ts';

/** Timers stand still while the machine sleeps, and the clock may be set: it is looked at now and then. */
const longestSleepMs = 5 * 60_000;
/** Rows are written many at a time while an account is read. */
const settledMs = 2_000;

const state = z.object({ lastAt: instant.nullable() });
const setting: Setting<z.infer<typeof state>> = {
  key: 'expiry notifications',
  json: versionedJson({ version: 1, schema: state, upgrades: {} }),
  fallback: { lastAt: null },
};

export interface DigestDeps {
  readonly database: Database;
  readonly untold: Untold;
  /** By the providers' time, which the ends are told in. */
  readonly clock: Clock;
  readonly settings: () => DigestSettings;
  /** What is renewed by itself, or was renewed: nothing is to be done. */
  readonly kept: () => readonly MediaId[];
  readonly say: (note: { readonly title: string; readonly body: string }) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Tells before items expire, in one notification and never a flood. That it is told is on disk before it is shown: a kill
 * in between costs a notification, and the view of what expires is still there; the other way round it would come twice.
 */
export function createDigests(deps: DigestDeps) {
  const { database, untold, clock } = deps;
  const store = createSettings(database);
  let cancel = () => {};
  let closed = false;

  function sleep(ms: number): void {
    cancel();
    if (!closed) cancel = clock.after(Math.min(ms, longestSleepMs), look);
  }

  function tell(now: number, kept: readonly MediaId[]): void {
    const told = atomically(database, () => {
      const upTo = toldUpTo(deps.settings(), now);
      const digest = untold.count(now, upTo, kept);
      if (digest === null) return null;
      untold.tell(now, upTo, kept);
      store.set(setting, { lastAt: now });
      return digest;
    });
    if (told !== null) deps.say(digestNote(told, now));
  }

  function look(): void {
    if (closed || !deps.settings().enabled) return;
    try {
      const now = clock.now();
      const kept = deps.kept();
      const firstEnd = untold.next(now, kept);
      if (firstEnd === null) {
        sleep(longestSleepMs);
        return;
      }
      const { lastAt } = store.get(setting);
      // One that lies ahead was written by a clock that was wrong.
      const before = lastAt !== null && lastAt > now ? null : lastAt;
      const at = nextDigestAt(deps.settings(), { firstEnd, lastAt: before, now });
      if (at <= now) tell(now, kept);
      sleep(at <= now ? settledMs : at - now);
    } catch (error) {
      deps.onFailure(error);
      sleep(longestSleepMs);
    }
  }

  return {
    /** Items, settings or the clock changed: soon it is looked whether something is to be told. */
    wake: () => sleep(settledMs),
    close(): void {
      closed = true;
      cancel();
    },
  };
}
