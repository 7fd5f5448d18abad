import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../../electron/database/database.ts';
import { createMediaTable } from '../../../../electron/library/mediaTable.ts';
import type { RemoteItem } from '../../../../electron/providers/provider.ts';
import { accountId, mediaRef } from '../../../../shared/ids.ts';

const count = 20_000;
/** As a provider lists them. */
const page = 50;
const shop = accountId.parse('shop');

/** What Satchel wrote for each name before, and what one index of all texts in the database would write. */
const indexes = {
  'none in the database': '',
  'names in FTS5 by triggers, as before': `
    CREATE VIRTUAL TABLE media_text USING fts5 (name, content = 'media', content_rowid = 'id',
      prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');
    CREATE TRIGGER media_text_insert AFTER INSERT ON media BEGIN
      INSERT INTO media_text (rowid, name) VALUES (new.id, new.name); END;`,
  'all texts in FTS5 trigrams by triggers': `
    CREATE VIRTUAL TABLE media_text USING fts5 (texts, content = '', contentless_delete = 1,
      tokenize = 'trigram remove_diacritics 1');
    CREATE TRIGGER media_text_insert AFTER INSERT ON media BEGIN
      INSERT INTO media_text (rowid, texts) VALUES (new.id, concat_ws(char(10), new.name,
      new.message_text, new.from_address, new.to_address, new.ref, new.message_ref)); END;`,
};

/** Rows that a reading writes in a second, with each way to index texts, in turns. */
export function benchWriting(rounds: number): void {
  const rates = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [way, sql] of Object.entries(indexes)) {
      const folder = mkdtempSync(join(tmpdir(), 'satchel-writing-'));
      const database = openDatabase(join(folder, 'library.sqlite'));
      database.exec(`INSERT INTO accounts (id, provider_id, label, identity, practice, secret_place,
        public_fields, connected_at) VALUES ('shop', 'plivo', 'Shop', 'x', 0, 'keychain', '{}', 0)`);
      database.exec(sql);
      const table = createMediaTable(database, () => null);
      const began = performance.now();
      for (let start = 0; start < count; start += page) {
        table.upsert(
          shop,
          Array.from({ length: page }, (_, n) => itemOf(start + n)),
          1,
        );
      }
      const rate = (count / (performance.now() - began)) * 1_000;
      rates.set(way, [...(rates.get(way) ?? []), rate]);
      database.close();
      rmSync(folder, { recursive: true });
    }
  }
  const median = (way: string) => (rates.get(way) ?? []).sort((a, b) => a - b)[rounds >> 1] ?? 1;
  const before = median('names in FTS5 by triggers, as before');
  for (const way of rates.keys()) {
    const ratio = (median(way) / before).toFixed(2);
    console.log(`writing, ${way}: ${median(way).toFixed(0)} rows a second, ${ratio} of before`);
  }
}

function itemOf(n: number): RemoteItem {
  const id = (n * 7_919).toString(16).padStart(32, '0');
  return {
    ref: mediaRef.parse(`ME${id}`),
    messageRef: `MM${id}`,
    direction: 'inbound',
    name: `holiday ${n}.png`,
    contentType: 'image/png',
    sizeBytes: n,
    linkUrl: null,
    fromAddress: `+1212${String(n * 331).padStart(7, '0')}`,
    toAddress: '+14155550100',
    messageStatus: 'received',
    storedAt: n,
    usedAt: null,
    messageText: 'please see the picture of our summer holiday, thanks for your order of today',
  };
}
