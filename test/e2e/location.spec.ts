import { createHash } from 'node:crypto';
import { join } from 'node:path';
import sharp from 'sharp';
import { peekInto } from '../../electron/location/bytes/peek.ts';
import { findLocations } from '../../electron/location/findLocations.ts';
import { removeLocations } from '../../electron/location/removeLocations.ts';
import { en } from '../../renderer/strings/en.ts';
import * as films from '../location/corpus/films.ts';
import * as pdfs from '../location/corpus/pdfs.ts';
import { iso6709 } from '../location/corpus/truth.ts';
import { placed, unplaced } from '../location/support/located.ts';
import { clipboardText, launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('a picture that says where it was taken waits for what a person wants', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const pictures = [
    await placed('jpeg', [640, 480]),
    await placed('png', [320, 240]),
    await placed('jpeg', [400, 300]),
  ];
  const names = ['beach.jpg', 'garden.png', 'home.jpg'] as const;
  const files = names.map((name, at) => [name, pictures[at] ?? Buffer.alloc(0)] as const);
  await dropFiles(satchel, await writeFiles(join(dataDir, 'placed'), files));
  for (const name of names) {
    await expect(uploadRow(page, name)).toContainText(
      'Contains a location. Anyone with the link can see where it was taken.',
    );
  }
  expect(sandbox.ledger().filter((entry) => !entry.seeded)).toEqual([]);

  const own = (name: string, action: string) =>
    uploadRow(page, name).getByRole('button', { name: `${action}: ${name}` });
  await own('home.jpg', 'Keep location').click();
  await expect(uploadRow(page, 'home.jpg')).toContainText(en.uploads.states.stored);
  await page.getByRole('button', { name: 'Remove location from both' }).click();
  await expect(uploadRow(page, 'beach.jpg')).toContainText(en.uploads.states.stored);
  await expect(uploadRow(page, 'garden.png')).toContainText(en.uploads.states.stored);

  const stored = sandbox.ledger().filter((entry) => !entry.seeded);
  const storedAs = (name: string) => stored.find((entry) => entry.name === name)?.sha256;
  expect(storedAs('home.jpg')).toBe(sha256(pictures[2] ?? Buffer.alloc(0)));
  for (const [at, type] of [
    [0, 'image/jpeg'],
    [1, 'image/png'],
  ] as const) {
    const bytes = pictures[at] ?? Buffer.alloc(0);
    const made = (await removeLocations(bytes, type)) ?? bytes;
    expect(storedAs(names[at])).toBe(sha256(made));
    const raw = (one: Uint8Array) => sharp(one).raw().toBuffer();
    expect((await raw(made)).equals(await raw(bytes))).toBe(true);
  }
});

test('a file that could not be looked through asks, and goes without what could not be read', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const film = films.film({ tracks: [films.strange(Buffer.from('nobody knows'))] });
  const locked = pdfs.pdf({ trailer: '/Encrypt 9 0 R' });
  const photo = Buffer.concat([await unplaced('jpeg'), films.film({ more: [films.xyz()] })]);
  const files = [
    ['clip.mp4', film] as const,
    ['locked.pdf', locked] as const,
    ['motion.jpg', photo] as const,
  ];
  await dropFiles(satchel, await writeFiles(join(dataDir, 'unread'), files));
  for (const name of ['clip.mp4', 'locked.pdf']) {
    const text = 'May contain a location. Satchel couldn’t check the whole file.';
    await expect(uploadRow(page, name)).toContainText(text);
  }
  await expect(uploadRow(page, 'motion.jpg')).toContainText('Contains a location');
  expect(sandbox.ledger().filter((entry) => !entry.seeded)).toEqual([]);
  const press = async (name: string, action: string) => {
    const row = uploadRow(page, name);
    await row.getByRole('button', { name: `${action}: ${name}` }).click();
    await expect(row).toContainText(en.uploads.states.stored);
  };
  const remove = uploadRow(page, 'locked.pdf').getByRole('button', { name: /^Remove location/ });
  await expect(remove).toHaveCount(0);
  await press('locked.pdf', 'Upload anyway');
  await press('clip.mp4', 'Remove location');
  await press('motion.jpg', 'Remove location');
  const stored = sandbox.ledger().filter((entry) => !entry.seeded);
  const storedAs = (name: string) => stored.find((entry) => entry.name === name)?.sha256;
  expect(storedAs('locked.pdf')).toBe(sha256(locked));
  expect(storedAs('clip.mp4')).toBe(sha256((await removeLocations(film, 'video/mp4')) ?? film));
  const made = Buffer.from((await removeLocations(photo, 'image/jpeg')) ?? photo);
  expect(storedAs('motion.jpg')).toBe(sha256(made));
  expect(made.includes(iso6709)).toBe(false);
});

test('a photo that is too large is shrunk with its place only where that is wanted', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const photo = (width: number) => placed('jpeg', [width, 2_000]);
  const files = [
    ['trip.jpg', await photo(2_800)] as const,
    ['home.jpg', await photo(2_900)] as const,
  ];
  for (const [, { length }] of files) expect(length).toBeGreaterThan(2_000_000);
  await dropFiles(satchel, await writeFiles(join(dataDir, 'large'), files));
  const button = (name: string, action: RegExp) =>
    uploadRow(page, name).getByRole('button', { name: action });
  await button('trip.jpg', /^Resize, keep location/).click();
  await button('home.jpg', /^Resize to about/).click();
  for (const [name] of files) {
    await expect(uploadRow(page, name)).toContainText(en.uploads.states.stored, {
      timeout: 60_000,
    });
  }
  const gallery = page.getByRole('grid', { name: 'Library' });
  await expect(gallery.getByRole('gridcell', { name: /trip/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Copy all links' }).click();
  await expect(page.getByText('2 links copied').first()).toBeVisible();
  const links = (await clipboardText(satchel)).split('\n');
  const got = await Promise.all(
    links.map(async (link) => new Uint8Array(await (await fetch(link)).arrayBuffer())),
  );
  const telling = got.map((bytes) => findLocations(peekInto(bytes), bytes.length, 'image/jpeg'));
  expect((await Promise.all(telling)).map((found) => found.length > 0)).toEqual([true, false]);
  for (const { length } of got) expect(length).toBeLessThanOrEqual(2_000_000);
  for (const { length } of got) expect(length).toBeGreaterThan(1_800_000);
});
