import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountFolder, itemPath, numbered } from '../../electron/archives/folder/itemPath.ts';
import { isItemPath } from '../../electron/archives/index/readIndex.ts';
import type { StoredMedia } from '../../electron/library/mediaRow.ts';
import { accountId, mediaId, mediaRef } from '../../shared/ids.ts';

const row = (part: Partial<StoredMedia>): StoredMedia => ({
  id: mediaId.parse(1),
  accountId: accountId.parse('a'),
  ref: mediaRef.parse('ref'),
  messageRef: null,
  direction: 'inbound',
  name: null,
  contentType: 'image/jpeg',
  kind: 'image',
  sizeBytes: null,
  storedAt: new Date(2026, 0, 5, 14, 3, 22).getTime(),
  usedAt: null,
  fromAddress: '+12125550100',
  toAddress: '+16465550145',
  messageStatus: null,
  fromName: null,
  toName: null,
  conversationName: null,
  conversationRef: null,
  messageText: null,
  linkUrl: null,
  toldType: null,
  expiresAt: null,
  width: null,
  height: null,
  durationMs: null,
  placeholder: null,
  seenAt: 1,
  goneAt: null,
  archived: false,
  ...part,
});

const usual = '{date} {time} {person} {name}';
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom(
    '..',
    '.',
    '../../etc/passwd',
    '..\\..\\x',
    'CON',
    'nul.txt',
    'a/../../b',
    '/',
    'C:\\x',
    'e\u0301.',
    ' . ',
  ),
  fc
    .array(fc.constantFrom('..', '/', '\\', 'a', '.', ':', ' '), { maxLength: 20 })
    .map((all) => all.join('')),
);

describe('the path of an item', () => {
  it.each<[string, Partial<StoredMedia>, string]>([
    [usual, { name: 'cat.jpg' }, 'Shop/2026/01/2026-01-05 14.03.22 +12125550100 cat.jpg'],
    [usual, {}, 'Shop/2026/01/2026-01-05 14.03.22 +12125550100.jpg'],
    [usual, { name: 'cat.png' }, 'Shop/2026/01/2026-01-05 14.03.22 +12125550100 cat.jpg'],
    [usual, { direction: 'outbound' }, 'Shop/2026/01/2026-01-05 14.03.22 +16465550145.jpg'],
    ['{name}', { name: 'con' }, 'Shop/2026/01/_con.jpg'],
    ['{name}', {}, 'Shop/2026/01/image.jpg'],
    ['{id}', { ref: mediaRef.parse('../x') }, 'Shop/2026/01/_x.jpg'],
    ['{type}', { storedAt: null }, 'Shop/undated/image.jpg'],
    ['{time}', { contentType: 'text/plain', kind: 'text' }, 'Shop/2026/01/14.03.22.txt'],
  ])('by %s', (template, part, path) => {
    expect(itemPath('Shop', template, row(part))).toBe(path);
  });

  it('never leaves the folder, and fits every system, whatever a provider says', () => {
    fc.assert(
      fc.property(
        nasty,
        nasty,
        nasty,
        nasty,
        fc.constantFrom(usual, '{name}', '{id}', '{from}{to}', '.{name}.'),
        (label, name, ref, from, template) => {
          const account = accountFolder({ label, identity: 'MA1' });
          const item = row({
            name,
            ref: mediaRef.parse(ref.slice(0, 512) || 'x'),
            fromAddress: from,
            toAddress: from,
          });
          const path = numbered(itemPath(account, template, item), 2);
          const segments = path.split('/');
          expect(segments).toHaveLength(4);
          expect(posix.normalize(posix.join('/chosen', path)).startsWith('/chosen/')).toBe(true);
          expect(win32.normalize(win32.join('C:\\root', path)).startsWith('C:\\root\\')).toBe(true);
          expect(isItemPath(path)).toBe(true);
          for (const segment of segments) {
            expect(Buffer.byteLength(segment)).toBeLessThanOrEqual(255);
            expect(segment).toBe(segment.normalize('NFC'));
            expect(segment).not.toMatch(/[\s.]$|^[\s.]/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(['index.csv', 'INDEX.jsonl', 'manifest.sha256', 'archive.json'])(
    'takes an account called %s for none of the archive’s own files',
    (label) => {
      expect(accountFolder({ label, identity: 'MA1' })).toBe(`${label} account`);
    },
  );
});
