import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFreePaths } from '../../../electron/archives/folder/freePath.ts';
import { itemPath } from '../../../electron/archives/folder/itemPath.ts';
import { pathKey } from '../../../electron/archives/folder/pathKey.ts';
import type { ArchivedItem } from '../../../electron/archives/itemTable.ts';
import type { StoredMedia } from '../../../electron/library/mediaRow.ts';

type Row = Pick<ArchivedItem, 'archiveId' | 'owner' | 'ref' | 'path'>;
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** What providers, and people who write templates, may come up with. */
const name = fc.oneof(
  fc.constantFrom(
    'photo.jpg',
    'Photo.JPG',
    'photo (2).jpg',
    'e\u0301.jpg',
    '\u00e9.jpg',
    '../../up.jpg',
    '/etc/passwd',
    'C:\\x.jpg',
    '..',
    'CON.jpg',
    'nul',
    'dots...',
    `${'\u00e4'.repeat(200)}.jpg`,
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const template = fc.constantFrom('{name}', '../{name}', '/{name}', 'C:\\{name}', '{name}/..', '..');
const items = fc.array(fc.record({ name, bytes: fc.constantFrom('one', 'two', 'three') }), {
  minLength: 1,
  maxLength: 8,
});
/** When each is brought: at once with those before it, or written down first; or a kill comes before it is. */
const ends = fc.array(fc.constantFrom('noted', 'killed'), { minLength: 8, maxLength: 8 });

it('gives each item one name of its own in the folder, over kills, whatever it is called', async () => {
  await fc.assert(
    fc.asyncProperty(items, template, ends, async (wanted, by, fates) => {
      const folder = mkdtempSync(join(tmpdir(), 'satchel-free-'));
      try {
        const rows = new Map<string, Row>();
        const table = {
          atPath: (_: string, path: string) => (rows.get(pathKey(path)) as ArchivedItem) ?? null,
        };
        let find = createFreePaths(table);
        async function bring(at: number, fate: 'noted' | 'killed'): Promise<void> {
          const one = wanted[at] ?? { name: '', bytes: '' };
          const row = { name: one.name, contentType: 'image/jpeg', kind: 'image', storedAt: 1 };
          const path = itemPath('Shop', by, { ...row, ref: `r${at}` } as StoredMedia);
          const bytes = Buffer.from(one.bytes);
          const of = { archiveId: 'a', owner: 'o', ref: `r${at}` };
          const written = { sizeBytes: bytes.length, sha256: hashOf(bytes) };
          const free = await find(folder, path, of, written);
          const file = resolve(folder, free.path);
          expect(file.startsWith(folder + sep)).toBe(true);
          expect(Buffer.byteLength(file.slice(file.lastIndexOf(sep) + 1))).toBeLessThanOrEqual(255);
          expect(rows.has(pathKey(free.path))).toBe(false);
          mkdirSync(dirname(file), { recursive: true });
          if (!free.adopted) writeFileSync(file, bytes, { flag: 'wx' });
          if (fate === 'noted') rows.set(pathKey(free.path), { ...of, path: free.path });
          free.release();
        }
        for (const at of wanted.keys()) {
          const fate = fates[at] ?? 'noted';
          await bring(at, fate);
          if (fate === 'killed') find = createFreePaths(table);
        }
        for (const [at, fate] of fates.entries()) {
          if (at < wanted.length && fate === 'killed') await bring(at, 'noted');
        }
        const files = readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
        const noted = [...rows.values()];
        expect(files.sort()).toEqual(noted.map(({ path }) => path).sort());
        for (const { ref, path } of noted) {
          const right = wanted[Number(ref.slice(1))]?.bytes;
          expect(readFileSync(join(folder, path), 'utf8')).toBe(right);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    {
      numRuns: 60,
      examples: [
        // Two that a kill left, of the same bytes, where the name of one is that of the other with a number.
        [
          ['photo.jpg', 'photo (2).jpg'].map((name) => ({ name, bytes: 'one' })),
          '{name}',
          Array.from({ length: 8 }, () => 'killed'),
        ],
      ],
    },
  );
});
