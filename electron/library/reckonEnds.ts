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
 * Reckons the ends of items anew where a provider keeps them for another time than an earlier Satchel
 * took it to: each end is written down, so that lists can be ordered by it. Never throws: what cannot be
 * written now is reckoned at the next start.
 */
export function reckonEnds(
  database: Database,
  ruleOf: (accountId: AccountId) => RetentionRule | null,
): void {
  const settings = createSettings(database);
  const page = prepare(database, mediaSql.ends);
  const write = prepare(database, mediaSql.writeEnd);

  const reckon = (id: AccountId, rule: RetentionRule) => {
    for (let after = 0; ; ) {
      const rows = z.array(row).parse(page.all({ accountId: id, after, limit: rowsAtOnce }));
      for (const { id: item, storedAt, usedAt, seenAt, expiresAt } of rows) {
        const end = expiryOf(rule, { storedAt, usedAt, seenAt, goneAt: null }).expiresAt;
        if (end !== expiresAt) write.run({ id: item, expiresAt: end });
      }
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  };

  try {
    const owners = z.array(owner).parse(prepare(database, mediaSql.owners).all());
    for (const { accountId: id } of owners) {
      const rule = ruleOf(id);
      if (rule === null) continue;
      const now: Lives = { unused: rule.unused, used: rule.used };
      const known = settings.get(livesOf(id)).lives;
      if (JSON.stringify(known) === JSON.stringify(now)) continue;
      atomically(database, () => {
        reckon(id, rule);
        settings.set(livesOf(id), { lives: now });
      });
    }
  } catch {
    // The file is full, held by another program or damaged: others say so, and the next start tries again.
  }
}
