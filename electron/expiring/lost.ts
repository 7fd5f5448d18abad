import { z } from 'zod';
import { type LostItems, lostItems } from '../../shared/contract/expiring.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import { expiryOf, type RetentionRule } from '../../shared/retention.ts';
import { atomically } from '../database/atomically.ts';
import type { Database } from '../database/database.ts';
import { createSettings, type Setting } from '../database/settings.ts';
import { versionedJson } from '../database/versionedJson.ts';
import type { GoneUpTo, Missed, Untold } from '../library/untold.ts';

const atOnce = 1_000;

const state = z.object({
  upTo: z.object({ goneAt: z.number(), id: z.number() }).nullable(),
  lost: lostItems.nullable(),
});
const setting: Setting<z.infer<typeof state>> = {
  key: 'expired unnoticed',
  json: versionedJson({ version: 1, schema: state, upgrades: {} }),
  fallback: { upTo: null, lost: null },
};

/** When an item that is gone had expired; null for one that was deleted before. */
export function expiredAt(item: Missed, rule: RetentionRule | null): number | null {
  if (rule === null) return null;
  const { expiresAt } = expiryOf(rule, { ...item, goneAt: null });
  return expiresAt !== null && expiresAt <= item.goneAt ? expiresAt : null;
}

/** What was known to be lost before, and what is found to be lost besides. */
export function withLost(before: LostItems | null, archived: boolean, at: number): LostItems {
  const more = archived ? 1 : 0;
  if (before === null) return { count: 1, archived: more, firstAt: at, lastAt: at };
  return {
    count: before.count + 1,
    archived: before.archived + more,
    firstAt: Math.min(before.firstAt, at),
    lastAt: Math.max(before.lastAt, at),
  };
}

interface LostDeps {
  readonly untold: Pick<Untold, 'missed'>;
  readonly ruleOf: (id: AccountId) => RetentionRule | null;
  /** Another took its place: that it expired lost nothing. */
  readonly isRenewed: (id: MediaId) => boolean;
}

/**
 * What expired and nobody was told of in time, as when Satchel did not run: counted once, after its provider said that it
 * is no more, and told until a person dismisses it. What went before Satchel first counted is none of it.
 */
export function createLost(database: Database, { untold, ruleOf, isRenewed }: LostDeps) {
  const settings = createSettings(database);
  return {
    now: () => settings.get(setting).lost,
    /** Counts what went since; says whether there is news. */
    look(now: number): boolean {
      const before = settings.get(setting);
      let upTo: GoneUpTo = before.upTo ?? { goneAt: now, id: 0 };
      let { lost } = before;
      for (;;) {
        const gone = untold.missed(upTo, atOnce);
        for (const item of gone) {
          const at = expiredAt(item, ruleOf(item.accountId));
          if (at !== null && !isRenewed(item.id)) lost = withLost(lost, item.archived > 0, at);
        }
        const last = gone.at(-1);
        if (last === undefined) break;
        upTo = { goneAt: last.goneAt, id: last.id };
      }
      if (before.upTo?.goneAt !== upTo.goneAt || before.upTo.id !== upTo.id) {
        atomically(database, () => settings.set(setting, { upTo, lost }));
      }
      return lost !== before.lost;
    },
    dismiss(): void {
      settings.set(setting, { ...settings.get(setting), lost: null });
    },
  };
}
