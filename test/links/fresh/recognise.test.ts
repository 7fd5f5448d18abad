import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../electron/database/database.ts';
import { createLinkedItems } from '../../../electron/library/linkedItems.ts';
import { createMadeLinks } from '../../../electron/library/madeLinks.ts';
import { mediaRowOf } from '../../../electron/library/mediaRow.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createRecognise, type LinkOwner } from '../../../electron/links/fresh/recognise.ts';
import { signalwire } from '../../../electron/providers/laml/signalwire.ts';
import { twilioMessaging } from '../../../electron/providers/laml/twilioMessaging.ts';
import { mcs } from '../../../electron/providers/mcs/mcs.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import type { Provider, RemoteItem } from '../../../electron/providers/provider.ts';
import { providers } from '../../../electron/providers/registry.ts';
import { accountId, type MediaId, mediaRef } from '../../../shared/ids.ts';

const open: Database[] = [];
afterEach(() => {
  for (const database of open.splice(0)) database.close();
});

const hex = (seed: number, length = 32) => seed.toString(16).padStart(length, '0');
const bare = {
  direction: null,
  name: 'a.png',
  contentType: 'image/png',
  sizeBytes: 3,
  storedAt: 1,
  usedAt: null,
  fromAddress: null,
  toAddress: null,
  messageStatus: null,
  linkUrl: null,
} as const;

const ends = [
  { provider: plivo, identity: 'MAAAAAAAAAAAAAAAAAAA' },
  { provider: signalwire, identity: '6c1d0000-0000-4000-8000-000000000000' },
  { provider: twilioMessaging, identity: `AC${hex(1)}` },
  { provider: mcs, identity: `AC${hex(1)}` },
] as const;

function itemOf({ id }: Provider, seed: number): RemoteItem {
  const whole = (prefix: string) => `${prefix}${hex(seed)}`;
  const [ref, messageRef] =
    id === 'twilioConversations'
      ? [`IS${hex(seed % 3)}/${whole('ME')}`, `${whole('CH')}/${whole('IM')}`]
      : id === 'twilioMessaging'
        ? [whole('ME'), whole('MM')]
        : id === 'signalwire'
          ? [`c0de${hex(seed, 28)}`, `91aa${hex(seed, 28)}`]
          : [`5f0c${hex(seed, 28)}`, null];
  return { ...bare, ref: mediaRef.parse(ref), messageRef };
}

/** The addresses that an item is known to have, signed ones apart that name none. */
function linksOf({ id }: Provider, identity: string, { ref, messageRef }: RemoteItem): string[] {
  const laml = `2010-04-01/Accounts/${identity}/Messages/${messageRef}/Media/${ref}`;
  switch (id) {
    case 'plivo':
      return [`https://media.plivo.com/Account/${identity}/Media/${ref}`];
    case 'signalwire':
      return [`https://example.signalwire.com/api/laml/${laml}`];
    case 'twilioMessaging':
      return [`https://api.twilio.com/${laml}`, `https://api.dublin.ie1.twilio.com/${laml}.json`];
    default: {
      const [service, sid] = ref.split('/');
      return [
        `https://media.us1.twilio.com/${sid}?Expires=1700000000&Signature=a&Key-Pair-Id=b`,
        `https://mcs.us1.twilio.com/v1/Services/${service}/Media/${sid}/Content`,
      ];
    }
  }
}

function rig(seeds: readonly number[]) {
  const database = openDatabase(':memory:');
  open.push(database);
  const table = createMediaTable(database, () => null);
  const owners: LinkOwner[] = ends.map(({ provider, identity }) => {
    const id = accountId.parse(`of-${provider.id}`);
    database
      .prepare(`INSERT INTO accounts VALUES (?, ?, 'Shop', ?, 0, 'session', '{}', 1, 0)`)
      .run(id, provider.id, identity);
    table.upsert(
      id,
      seeds.map((seed) => itemOf(provider, seed)),
      2,
    );
    return { accountId: id, provider, identity, own: [] };
  });
  const made = createMadeLinks(database);
  const byId = (id: number) => table.byIds([id])[0] ?? null;
  const recognise = createRecognise({
    providers,
    items: { ...createLinkedItems(database), byId },
    made,
    rowOf: mediaRowOf,
  });
  return { database, table, owners, made, recognise };
}

describe('a link', () => {
  it('finds its item by every form that names it, and no other', () => {
    const seeds = fc.uniqueArray(fc.nat({ max: 1_000 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(seeds, (all) => {
        const { owners, recognise, database } = rig(all);
        for (const { provider, identity } of ends) {
          for (const seed of all) {
            const item = itemOf(provider, seed);
            for (const url of linksOf(provider, identity, item)) {
              const found = recognise(` ${url} `, owners);
              expect(found.kind === 'item' && found.row.ref, url).toBe(item.ref);
              expect(found.kind === 'item' && found.row.accountId).toBe(`of-${provider.id}`);
            }
          }
        }
        open.splice(open.indexOf(database), 1);
        database.close();
      }),
      { numRuns: 20 },
    );
  });

  it('finds its item by what Satchel made it for, whatever signs it and when it ends', () => {
    const { table, owners, made, recognise } = rig([1, 2]);
    const [, second] = table.idsOf(accountId.parse('of-twilioMessaging'));
    const signed = (query: string) =>
      `https://mms.twiliocdn.com/AC${hex(1)}/0685c8ad1b86205fa8dccd71765156c7?${query}`;
    made.keep(new URL(signed('Expires=1&Signature=a')), second as MediaId, 5);
    const found = recognise(signed('Expires=1700000000&Signature=b&Key-Pair-Id=c'), owners);
    expect(found.kind === 'item' && found.row.id).toBe(second);
    const other = `https://mms.twiliocdn.com/AC${hex(1)}/1685c8ad1b86205fa8dccd71765156c7`;
    expect(recognise(other, owners)).toEqual({
      kind: 'unnamed',
      accountId: 'of-twilioMessaging',
    });
  });

  it('keeps nothing of a link by which it could be had', () => {
    const { database, table, made } = rig([1]);
    const [id] = table.idsOf(accountId.parse('of-twilioMessaging'));
    made.keep(new URL('https://mms.twiliocdn.com/ACsecret/path?Signature=x'), id as MediaId, 5);
    const kept = JSON.stringify(database.prepare('SELECT * FROM made_links').all());
    expect(kept).not.toMatch(/secret|path|Signature|twiliocdn/);
  });

  it('of an item that is gone finds it all the same', () => {
    const { table, owners, recognise } = rig([1]);
    const id = accountId.parse('of-plivo');
    table.markGone(table.idsOf(id), 9);
    const url = linksOf(plivo, ends[0].identity, itemOf(plivo, 1))[0] ?? '';
    const found = recognise(url, owners);
    expect(found.kind === 'item' && found.row.goneAt).toBe(9);
  });

  it('of nobody that is known is said to be that', () => {
    const { owners, recognise } = rig([1]);
    const other = `https://media.plivo.com/Account/MABBBBBBBBBBBBBBBBBB/Media/5f0c`;
    expect(recognise(other, owners)).toEqual({ kind: 'not-connected', provider: 'Plivo' });
    const unknown = `https://media.plivo.com/Account/${ends[0].identity}/Media/5f0c`;
    expect(recognise(unknown, owners)).toEqual({ kind: 'unknown-item', accountId: 'of-plivo' });
    const foreign = 'https://example.com/Account/MAAAAAAAAAAAAAAAAAAA/Media/5f0c';
    expect(recognise(foreign, owners)).toEqual({ kind: 'foreign', host: 'example.com' });
    expect(recognise('opening.png', owners)).toEqual({ kind: 'no-link' });
    expect(recognise('javascript:alert(1)', owners)).toEqual({ kind: 'no-link' });
  });

  it('of another message than the item’s is not taken for the item’s', () => {
    const { owners, recognise } = rig([1]);
    const item = itemOf(twilioMessaging, 1);
    const url = `https://api.twilio.com/2010-04-01/Accounts/AC${hex(1)}/Messages/MM${hex(9)}/Media/${item.ref}`;
    expect(recognise(url, owners).kind).toBe('unknown-item');
  });
});
