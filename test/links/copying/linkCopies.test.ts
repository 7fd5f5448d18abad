import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../../electron/base/clock.ts';
import type { LinkPortion, MadeLink } from '../../../electron/library/linkMaker.ts';
import type { StoredMedia } from '../../../electron/library/mediaRow.ts';
import { createLinkCopies } from '../../../electron/links/copying/linkCopies.ts';
import { type MediaId, mediaId } from '../../../shared/ids.ts';
import { defaults } from '../../../shared/settings/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'satchel-copies-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hour = 3_600_000;
const clipboard: string[] = [];
beforeEach(() => {
  clipboard.length = 0;
});

const ids = (count: number): MediaId[] =>
  Array.from({ length: count }, (_, at) => mediaId.parse(at + 1));

function linkOf(id: MediaId, facts: Partial<StoredMedia> = {}, linkEndsAt: number | null = null) {
  const item = {
    id,
    name: `=file ${id}, "x".png`,
    kind: 'image',
    contentType: 'image/png',
    sizeBytes: id,
    width: null,
    height: null,
    durationMs: null,
    storedAt: 0,
    expiresAt: null,
    accountId: 'a',
    fromAddress: null,
    toAddress: null,
    ...facts,
  } as StoredMedia;
  const access = linkEndsAt === null ? 'public' : 'temporary';
  const url = `https://media.example/${id}`;
  return { mediaId: id, name: item.name, url, access, expiresAt: linkEndsAt, item } as MadeLink;
}

/** Every tenth has no link. */
async function* inPortions(all: readonly MediaId[], signal: AbortSignal) {
  for (let at = 0; at < all.length && !signal.aborted; at += 200) {
    const portion: LinkPortion = { links: [], failed: [] };
    const made = all.slice(at, at + 200);
    yield {
      ...portion,
      links: made.filter((id) => id % 10 !== 0).map((id) => linkOf(id)),
      failed: made
        .filter((id) => id % 10 === 0)
        .map((id) => ({ mediaId: id, failure: { kind: 'not-found' as const } })),
    };
    await new Promise(setImmediate);
  }
}

const copiesWith = (
  portions: (all: readonly MediaId[], signal: AbortSignal) => AsyncGenerator<LinkPortion, void>,
  mostChars?: number,
) =>
  createLinkCopies({
    links: { portions },
    clipboardWrite: (text) => void clipboard.push(text),
    settings: () => defaults.copying,
    labelOf: () => 'Field team',
    folder,
    ...(mostChars !== undefined && { mostChars }),
    emit() {},
    clock: systemClock,
  });

it('puts ten thousand on the clipboard, in order, and names those without a link', async () => {
  const copied = await copiesWith(inPortions).copy(ids(10_000), { format: 'csv' });
  expect(copied).toMatchObject({ count: 9_000, unavailable: 1_000, document: null });
  expect(copied.failed[0]).toEqual({ mediaId: 10, failure: { kind: 'not-found' } });
  const records = parse(clipboard[0] ?? '') as string[][];
  expect(records.slice(1).map(([url]) => url)).toEqual(
    ids(10_000)
      .filter((id) => id % 10 !== 0)
      .map((id) => `https://media.example/${id}`),
  );
});

it('keeps a hundred thousand that the clipboard does not bear in a private file, until they are saved', async () => {
  const copies = copiesWith(inPortions);
  const copied = await copies.copy(ids(100_000), { format: 'json' });
  expect(copied).toMatchObject({ count: 90_000, unavailable: 10_000 });
  expect(copied.failed).toHaveLength(1_000);
  expect(clipboard).toEqual([]);
  const { token = '', bytes } = copied.document ?? {};
  const { format, file } = copies.document(token);
  expect(format).toBe('json');
  const parts: Buffer[] = [];
  for await (const part of file.read()) parts.push(part);
  const whole = Buffer.concat(parts);
  expect(whole.length).toBe(bytes);
  const read = JSON.parse(whole.toString()) as { url: string; account: string }[];
  expect(read).toHaveLength(90_000);
  expect(read.at(-1)).toMatchObject({ url: 'https://media.example/99999', account: 'Field team' });
  const [name = ''] = readdirSync(folder);
  if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  // What is copied next lets go of it.
  await copies.copy(ids(2), {});
  expect(() => copies.document(token)).toThrow();
  expect(readdirSync(folder)).toEqual([]);
  expect(clipboard).toEqual(['https://media.example/1\nhttps://media.example/2']);
}, 60_000);

it('leaves nothing behind where it was stopped, or broke off', async () => {
  const stopped = copiesWith(inPortions, 100);
  const copying = stopped.copy(ids(10_000), { key: 'k' });
  stopped.stop('k');
  await expect(copying).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
  const broken = copiesWith(async function* () {
    yield { links: [linkOf(mediaId.parse(1))], failed: [] };
    yield { links: [linkOf(mediaId.parse(2))], failed: [] };
    throw new Error('broke off');
  }, 30);
  await expect(broken.copy(ids(3), {})).rejects.toThrow('broke off');
  expect(readdirSync(folder)).toEqual([]);
  expect(clipboard).toEqual([]);
});

it('says when the first stops working: by its own end, or that of its item before it', async () => {
  const now = Date.now();
  const [one, two, three] = ids(3) as [MediaId, MediaId, MediaId];
  const told = async (...links: MadeLink[]) => {
    const copies = copiesWith(async function* () {
      yield { links, failed: [] };
    });
    const { soonestExpiryAt, endsFirst, lasting, access } = await copies.copy([one], {});
    return { at: soonestExpiryAt, endsFirst, lasting, access };
  };
  expect(
    await told(
      linkOf(one, {}, now + 4 * hour),
      linkOf(two, { expiresAt: now + hour }),
      linkOf(three),
    ),
  ).toEqual({ at: now + hour, endsFirst: 'item', lasting: 1, access: 'temporary' });
  expect(await told(linkOf(one, { expiresAt: now + 9 * hour }, now + 4 * hour))).toEqual({
    at: now + 4 * hour,
    endsFirst: 'link',
    lasting: 0,
    access: 'temporary',
  });
  expect(await told(linkOf(one, { expiresAt: now + hour }, now + 4 * hour))).toMatchObject({
    at: now + hour,
    endsFirst: 'item',
  });
  // The provider still has it, so its end was not one.
  expect(await told(linkOf(one, { expiresAt: now - hour }))).toMatchObject({
    at: null,
    lasting: 1,
  });
});

it('refuses a format that nobody knows, and leaves the clipboard as it is', async () => {
  const copying = copiesWith(inPortions).copy(ids(1), { format: 'template:gone' });
  await expect(copying).rejects.toMatchObject({ failure: { kind: 'invalid-input' } });
  expect(clipboard).toEqual([]);
});
