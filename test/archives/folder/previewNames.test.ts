import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathKey } from '../../../electron/archives/folder/pathKey.ts';
import { previewNames } from '../../../electron/archives/folder/previewNames.ts';
import type { StoredMedia } from '../../../electron/library/mediaRow.ts';
import { openArchiveRig } from '../support/archiveRig.ts';

const item = (name: string | null, storedAt: number): StoredMedia =>
  ({ accountId: 'shop', name, storedAt, kind: 'image', contentType: 'image/png' }) as StoredMedia;
const march = Date.UTC(2026, 2, 15, 12);
const april = Date.UTC(2026, 3, 15, 12);

it('numbers names that are equal in one folder, whatever the case, and no others', () => {
  const items = [item('a.png', march), item('A.png', march), item('a.png', april)];
  expect(previewNames('{name}', items)).toEqual(['a.png', 'A (2).png', 'a.png']);
  const clash = ['a.png', 'a (2).png', 'a.png'].map((name) => item(name, march));
  expect(previewNames('{name}', clash)).toEqual(['a.png', 'a (2).png', 'a (3).png']);
});

it('never shows one name for two files of a folder', () => {
  const name = fc.constantFrom('a.png', 'A.png', 'a (2).png', 'b', null);
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (named) => {
      const names = previewNames(
        '{name}',
        named.map((one) => item(one, march)),
      );
      expect(new Set(names.map(pathKey)).size).toBe(named.length);
    }),
    { numRuns: 60 },
  );
});

it('is what the files are called', async () => {
  const rig = await openArchiveRig({ items: 6 });
  try {
    const template = 'photo {type}';
    const { title, token } = { title: 'Shop', token: await rig.archives.chooseFolder(undefined) };
    const plan = await rig.archives.prepare({
      what: { items: { mediaIds: rig.rows.map(({ id }) => id) } },
      into: { folder: token?.token ?? '', title },
      options: { template, messageText: true },
    });
    const { id } = await rig.archives.start({ token: plan.token });
    await rig.over(id);
    const shown = await rig.archives.names({ template, mediaIds: rig.rows.map((row) => row.id) });
    const called = rig.files().map((path) => path.slice(path.lastIndexOf('/') + 1));
    expect([...shown].sort()).toEqual(called.sort());
  } finally {
    await rig.close();
  }
});
