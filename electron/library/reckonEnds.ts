import { z } from 'zod';
import { type AccountId, accountId, mediaId } from '../../shared/ids.ts';
import { instant } from '../../shared/instant.ts';
import { expiryOf, lifetime, type RetentionRule } from '../../shared/retention.ts';
import { atomically } from '../database/atomically.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { createSettings, type Setting } from '../database/settings.ts';
import { versionedJson } from '../database/versionedJson.ts';
import { mediaSql } from './query/mediaSql.ts';

const rowsAtOnce = 5_000;

const lives = z.object({ unused: lifetime, used: lifetime });
type Lives = z.infer<typeof lives>;
const document = versionedJson({
  version: 1,
  schema: z.object({ lives: lives.nullable() }),
  upgrades: {},
});
/** By what the ends of an account's items were reckoned that are written down. */
const livesOf = (id: AccountId): Setting<{ lives: Lives | null }> => ({
  key: `lives ${id}`,
  json: document,
  fallback: { lives: null },
});

const owner = z.object({ accountId });
const row = z.object({
  id: mediaId,
  storedAt: instant.nullable().catch(null),
  usedAt: instant.nullable().catch(null),
  seenAt: instant.catch(0),
  expiresAt: instant.nullable().catch(null),
});

/**
 * Reckons the ends of items anew where they are kept for another time than they were last taken to be kept: each
 * end is written down, so that lists can be ordered by it. A step writes a portion and answers whose it was. Never
 * throws: what cannot be written now, or was left, is reckoned at the next start.
 */
export function* reckonEnds(
  database: Database,
  ruleOf: (accountId: AccountId) => RetentionRule | null,
): Generator<AccountId, void> {
  const settings = createSettings(database);
  const page = prepare(database, mediaSql.ends);
  const write = prepare(database, mediaSql.writeEnd);

  /** Writes the ends of some items; answers the last of them, or null where there are no more. */
  const reckon = (id: AccountId, rule: RetentionRule, after: number): number | null =>
    atomically(database, () => {
      const rows = z.array(row).parse(page.all({ accountId: id, after, limit: rowsAtOnce }));
      for (const { id: item, storedAt, usedAt, seenAt, expiresAt } of rows) {
        const end = expiryOf(rule, { storedAt, usedAt, seenAt, goneAt: null }).expiresAt;
        if (end !== expiresAt) write.run({ id: item, expiresAt: end });
      }
      return rows.at(-1)?.id ?? null;
    });

  try {
    const owners = z.array(owner).parse(prepare(database, mediaSql.owners).all());
    for (const { accountId: id } of owners) {
      const rule = ruleOf(id);
      if (rule === null) continue;
      const now: Lives = { unused: rule.unused, used: rule.used };
      const known = settings.get(livesOf(id)).lives;
      if (JSON.stringify(known) === JSON.stringify(now)) continue;
      // One that is not brought to its end is begun anew, whatever the rule is by then.
      settings.set(livesOf(id), { lives: null });
      let after: number | null = 0;
      while (after !== null) {
        after = reckon(id, rule, after);
        yield id;
      }
      // What was reckoned is known to be so only once all of it is.
      settings.set(livesOf(id), { lives: now });
    }
  } catch {
    // The file is full, held by another program or damaged: others say so, and the next start tries again.
  }
}
