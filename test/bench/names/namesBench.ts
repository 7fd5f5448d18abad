import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../electron/database/database.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { orderedIds } from '../../../electron/library/query/orderedIds.ts';
import type { RemoteItem } from '../../../electron/providers/provider.ts';
import type { LibraryQuery } from '../../../shared/contract/library.ts';
import { accountId, mediaRef } from '../../../shared/ids.ts';
import { newestFirst } from '../../../shared/query/mediaFilter.ts';
import { nameOrder } from '../../../shared/text/nameOrder.ts';

const count = 100_000;
/** As a provider lists them. */
const page = 50;
const shop = accountId.parse('shop');
const now = Date.UTC(2026, 0, 1);

const scattered = (n: number) => (n * 48_271) % 2_147_483_647;
const words = ['älv', 'Sommer', 'banner', 'IMG', 'zebra', 'öl', '図', 'été'];
const kinds: Readonly<Record<string, (n: number) => string>> = {
  'one name': () => 'banner IMG 17.png',
  forwards: (n) => `banner IMG ${n}.png`,
  backwards: (n) => `banner IMG ${count - n}.png`,
  anyhow: (n) => `${words[scattered(n) % 8]} IMG ${scattered(n * 7 + 1)}.png`,
};

const everything: LibraryQuery = {
  filter: {},
  sort: newestFirst,
};

function itemOf(n: number, name: string): RemoteItem {
  return {
    ref: mediaRef.parse(`item-${n}`),
    messageRef: null,
    direction: null,
    name,
    contentType: 'image/png',
    sizeBytes: n,
    linkUrl: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    storedAt: now - n * 1_000,
    usedAt: null,
  };
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** What the order of names costs beside a library that needs none, as ratios. */
export async function runNamesBench(rounds: number): Promise<void> {
  const seconds = new Map<string, number[]>();
  const took = (what: string, ms: number) => {
    seconds.set(what, [...(seconds.get(what) ?? []), ms]);
  };
  const timed = (what: string, work: () => void) => {
    const began = performance.now();
    work();
    took(what, performance.now() - began);
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, nameOf] of Object.entries(kinds)) {
      const folder = mkdtempSync(join(tmpdir(), 'satchel-names-'));
      const database = openDatabase(join(folder, 'library.sqlite'));
      database.exec(`INSERT INTO accounts (id, provider_id, label, identity, practice, secret_place, public_fields, connected_at)
        VALUES ('shop', 'plivo', 'Shop', 'x', 0, 'keychain', '{}', 0)`);
      const table = createMediaTable(database, () => null, undefined, 'de');
      timed(`insert, ${kind}`, () => {
        for (let start = 0; start < count; start += page) {
          const items = Array.from({ length: page }, (_, n) =>
            itemOf(start + n, nameOf(start + n)),
          );
          table.upsert(shop, items, now);
        }
      });
      if (kind === 'anyhow') {
        const byName = { by: 'name', descending: false } as const;
        const open = (query: Partial<LibraryQuery>) =>
          orderedIds(database, { ...everything, ...query });
        open({});
        for (let time = 0; time < 9; time += 1) {
          timed('open, newest', () => open({}));
          timed('open, by name', () => open({ sort: byName }));
          timed('open, newest, an account', () => open({ filter: { accountIds: [shop] } }));
          timed('open, by name, an account', () =>
            open({ sort: byName, filter: { accountIds: [shop] } }),
          );
        }
        const { compare } = nameOrder('de');
        const names = Array.from({ length: count }, (_, n) => nameOf(n));
        timed('sorting all names at once', () => names.sort(compare));
        const other = createMediaTable(database, () => null, undefined, 'sv');
        const began = performance.now();
        await other.orderNames(new AbortController().signal);
        took('another language', performance.now() - began);
      }
      database.close();
      rmSync(folder, { recursive: true });
    }
  }
  const of = (what: string) => median(seconds.get(what) ?? []);
  for (const what of seconds.keys()) console.log(`${what}: ${of(what).toFixed(0)} ms`);
  const ratio = (what: string, to: string) => (of(what) / of(to)).toFixed(2);
  for (const kind of ['forwards', 'backwards', 'anyhow'])
    console.log(`inserting ${kind} / one name: ${ratio(`insert, ${kind}`, 'insert, one name')}`);
  console.log(`by name / newest: ${ratio('open, by name', 'open, newest')}`);
  console.log(
    `by name / newest, an account: ${ratio('open, by name, an account', 'open, newest, an account')}`,
  );
}
