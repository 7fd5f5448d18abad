import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { en } from '../../renderer/strings/en.ts';
import {
  type Colour,
  heic,
  landscape,
  photograph,
  quarterColours,
  quarters,
} from '../host/darkroomHost/samples.ts';
import { chooseLamp, confirmPosting, launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { writeFiles } from './support/files.ts';
import { launchWith, twilioConversationsForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const { cutShort, undecodable } = en.failures.file;
const { anyway } = en.uploads.remedies;

/** How many pixels each of the two pictures has that are shown side by side. */
async function compared(page: Page, name: string): Promise<number[]> {
  await uploadRow(page, name)
    .getByRole('button', { name: /^Compare/ })
    .click();
  const dialog = page.getByRole('dialog');
  const pictures = dialog.getByRole('img');
  await expect(pictures).toHaveCount(2);
  const widths: number[] = [];
  for (const picture of await pictures.all()) {
    const width = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(width, { timeout: 30_000 }).toBeGreaterThan(0);
    widths.push(await width());
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return widths;
}

/** What a picture in the window shows in the middles of its quarters. */
async function drawnQuarters(picture: Locator): Promise<Colour[] | null> {
  if ((await picture.count()) === 0) return null;
  const loaded = await picture.evaluate((image: HTMLImageElement) => image.naturalWidth > 0);
  if (!loaded) return null;
  return quarterColours(await picture.screenshot());
}

test('an AVIF is converted, shown beside what is made of it, and stored, whatever its brand', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const avif = await quarters(640, 400).avif({ quality: 80 }).toBuffer();
  const other = Buffer.from(await quarters(600, 400).avif({ quality: 80 }).toBuffer());
  other.write('mif1', 8, 'latin1');
  await dropFiles(
    satchel,
    await writeFiles(join(dataDir, 'in'), [
      ['harbour.avif', avif],
      ['mill.avif', other],
    ]),
  );
  const press = (name: string, action: RegExp) =>
    uploadRow(page, name).getByRole('button', { name: action }).click();
  await expect(uploadRow(page, 'mill')).toContainText('AVIF');
  await press('harbour', /^Convert to JPG/);
  await press('mill', /^Convert to PNG/);
  for (const name of ['harbour.jpg', 'mill.png']) {
    await expect(uploadRow(page, name)).toHaveAttribute('data-state', 'stored');
  }
  expect(await compared(page, 'harbour')).toEqual([640, 640]);
  const stored = sandbox.ledger().filter((entry) => !entry.seeded);
  expect(stored.map(({ name }) => name).sort()).toEqual(['harbour.jpg', 'mill.png']);
});

test('an AVIF and a HEIC in the library have thumbnails in their colours', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchWith(launch, twilioConversationsForm, sandbox);
  const { page } = satchel;
  const other = Buffer.from(await quarters(600, 400).avif({ quality: 80 }).toBuffer());
  other.write('mif1', 8, 'latin1');
  await dropFiles(
    satchel,
    await writeFiles(join(dataDir, 'in'), [
      ['harbour.avif', await quarters(640, 400).avif({ quality: 80 }).toBuffer()],
      ['mill.avif', other],
      ['quay.heic', heic],
    ]),
  );
  await chooseLamp(page);
  await confirmPosting(page);
  for (const name of ['harbour.avif', 'mill.avif', 'quay.heic']) {
    await expect(uploadRow(page, name)).toHaveAttribute('data-state', 'stored');
    const card = page.getByRole('grid').getByRole('gridcell').filter({ hasText: name });
    const thumbnail = card.locator('img').first();
    // The colours of its quarters, as they are on the screen.
    await expect.poll(() => drawnQuarters(thumbnail)).toEqual(['red', 'green', 'blue', 'white']);
  }
});

test('a panorama of 120 megapixels is shrunk and shown', async ({ launch, sandbox, dataDir }) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const strip = await (await landscape(2_000, 600)).toBuffer();
  const panorama = await sharp(strip)
    .resize(20_000, 6_000, { kernel: 'nearest' })
    .jpeg({ quality: 80 })
    .toBuffer();
  expect(panorama.length).toBeGreaterThan(2_000_000);
  await dropFiles(satchel, await writeFiles(join(dataDir, 'in'), [['fjord.jpg', panorama]]));
  await uploadRow(page, 'fjord')
    .getByRole('button', { name: /to about/ })
    .click();
  await expect(uploadRow(page, 'fjord')).toHaveAttribute('data-state', 'stored', {
    timeout: 60_000,
  });
  expect(await compared(page, 'fjord')).toEqual([1_600, 1_600]);
});

test('a picture that is cut short is said to be, and one that nothing opens too', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const whole = await photograph(1_200, 900).toBuffer();
  const cut = whole.subarray(0, Math.floor(whole.length / 2));
  const webp = await sharp(whole).webp().toBuffer();
  const sound = await quarters(640, 400).avif().toBuffer();
  const garbled = Buffer.from(sound).fill(0x55, sound.indexOf('mdat') + 4);
  await dropFiles(
    satchel,
    await writeFiles(join(dataDir, 'in'), [
      ['beach.jpg', cut],
      ['dune.webp', webp.subarray(0, Math.floor(webp.length * 0.7))],
      ['broken.avif', garbled],
      ['cliff.jpg', whole],
    ]),
  );
  await expect(uploadRow(page, 'cliff')).toHaveAttribute('data-state', 'stored');
  await expect(uploadRow(page, 'beach')).toContainText(`${cutShort.title}. ${cutShort.why}`);
  await expect(uploadRow(page, 'dune')).toContainText(cutShort.also);
  expect(sandbox.ledger().filter((entry) => !entry.seeded)).toHaveLength(1);

  // By the keyboard, as by the mouse.
  const send = uploadRow(page, 'beach').getByRole('button', { name: `${anyway}: beach.jpg` });
  await send.focus();
  await page.keyboard.press('Enter');
  await expect(uploadRow(page, 'beach')).toHaveAttribute('data-state', 'stored');
  await uploadRow(page, 'dune')
    .getByRole('button', { name: /^Convert to JPG/ })
    .click();
  await expect(uploadRow(page, 'dune.jpg')).toHaveAttribute('data-state', 'stored');
  expect(await compared(page, 'dune')).toEqual([1_200, 1_200]);

  const broken = uploadRow(page, 'broken');
  await broken.getByRole('button', { name: /^Convert to PNG/ }).click();
  await expect(broken).toContainText(`${undecodable.title}. ${undecodable.why}`);
  await expect(broken).toContainText(undecodable.remedy);
  await expect(broken.getByRole('button', { name: /^Convert/ })).toHaveCount(0);
  const stored = sandbox.ledger().filter((entry) => !entry.seeded);
  expect(stored.find(({ name }) => name === 'beach.jpg')?.sizeBytes).toBe(cut.length);
  expect(stored).toHaveLength(3);
});
