import { expect, it } from 'vitest';
import { openDatabase } from '../../electron/database/database.ts';
import { createMediaTable } from '../../electron/library/mediaTable.ts';
import { createReckonAgain } from '../../electron/library/reckonAgain.ts';
import { accountId, mediaRef } from '../../shared/ids.ts';
import type { RetentionRule } from '../../shared/retention.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 1);
const shop = accountId.parse('shop');
const items = 12_000;

const lasting = (days: number): RetentionRule => ({
  unused: { kind: 'duration', ms: days * day },
  used: { kind: 'duration', ms: days * day },
  certainty: 'documented',
});

function rig() {
  const path = `${freshFolder()}/library.sqlite`;
  let rule = lasting(400);
  const ruleOf = () => rule;
  const open = () => {
    const database = openDatabase(path);
    return { database, table: createMediaTable(database, ruleOf) };
  };
  const opened = open();
  opened.database
    .prepare(
      `INSERT INTO accounts VALUES (?, 'twilioMessaging', 'Shop', 'AC', 0, 'session', '{}', 1, 0)`,
    )
    .run(shop);
  // By the provider's clock, whatever this machine's says.
  const stored = Array.from({ length: items }, (_, at) => ({
    ref: mediaRef.parse(`m${at}`),
    messageRef: null,
    direction: null,
    name: null,
    contentType: 'image/png',
    sizeBytes: null,
    storedAt: now - at,
    usedAt: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    linkUrl: null,
  }));
  opened.table.upsert(shop, stored, now);
  const ends = (database = opened.database) =>
    database
      .prepare('SELECT DISTINCT expires_at - stored_at AS life FROM media ORDER BY 1')
      .all()
      .map((row) => Number((row as { life: number }).life) / day);
  return {
    ...opened,
    open,
    ends,
    ruleOf,
    setRule(next: RetentionRule) {
      rule = next;
    },
  };
}

it('writes all ends anew a portion at a time, and tells of them', async () => {
  const { database, ends, ruleOf, setRule } = rig();
  const told: string[] = [];
  const ending = createReckonAgain({ database, ruleOf, changed: (id) => told.push(id) });
  setRule(lasting(30));
  const done = ending.again();
  // Others have their turn before it is through.
  expect(ends()).toEqual([30, 400]);
  await done;
  expect(ends()).toEqual([30]);
  expect(new Set(told)).toEqual(new Set([shop]));
  expect(told.length).toBeGreaterThan(2);
  await ending.again();
  database.close();
});

it('goes by the newest rule, however often that changes meanwhile', async () => {
  const { database, ends, ruleOf, setRule } = rig();
  const ending = createReckonAgain({ database, ruleOf, changed: () => {} });
  const runs = [30, 60, 400].map((days) => {
    setRule(lasting(days));
    return ending.again();
  });
  await Promise.all(runs);
  expect(ends()).toEqual([400]);
  database.close();
});

it('is brought to its end by the next start where it was left, back to the rule of before too', async () => {
  const { database, open, ends, ruleOf, setRule } = rig();
  const ending = createReckonAgain({ database, ruleOf, changed: () => {} });
  setRule(lasting(30));
  const left = ending.again();
  ending.close();
  await left;
  expect(ends()).toEqual([30, 400]);
  database.close();
  setRule(lasting(400));
  const { database: later } = open();
  expect(ends(later)).toEqual([400]);
  later.close();
});
