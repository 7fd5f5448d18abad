import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { defaultSeedDir } from '../../electron/sandbox/defaultSeedDir.ts';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { sheets } from '../host/darkroomHost/pdfs.ts';
import { launchConnected } from './support/actions.ts';
import { atRest } from './support/atRest.ts';
import { launchWith, signalwireForm } from './support/providers.ts';
import { test as base, expect } from './support/satchel.ts';

const words = en.looking;
const vcard = [
  'BEGIN:VCARD',
  'VERSION:2.1',
  'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB;;;',
  'TEL;CELL:+12125550123',
  'END:VCARD',
].join('\r\n');
const letter = 'Grüße aus Zürich\nДобрый день';

/** One of each kind, in the order in which they are made; the newest is shown first. */
const kinds = [
  ['aurora-spot.mp4', 'video/mp4'],
  ['manual.pdf', 'application/pdf'],
  ['backpack-green-front.jpg', 'image/jpeg'],
  ['letter.txt', 'text/plain'],
  ['zoe.vcf', 'text/vcard'],
  ['flash-sale.gif', 'image/gif'],
] as const;

const test = base.extend({
  sandbox: async ({ dataDir }, use) => {
    const seedDir = join(dataDir, 'seed');
    mkdirSync(seedDir, { recursive: true });
    writeFileSync(join(seedDir, 'letter.txt'), Buffer.from(`\ufeff${letter}`, 'utf16le'));
    writeFileSync(join(seedDir, 'zoe.vcf'), vcard);
    writeFileSync(join(seedDir, 'manual.pdf'), sheets(['1 0 0', '0 0 1', '0 1 0']));
    for (const name of [kinds[0][0], kinds[2][0], kinds[5][0]]) {
      copyFileSync(join(defaultSeedDir, name), join(seedDir, name));
    }
    const manifest = kinds.map(([file, contentType]) => {
      const sizeBytes = readFileSync(join(seedDir, file)).length;
      return { file, name: file, contentType, sizeBytes };
    });
    writeFileSync(join(seedDir, 'manifest.json'), JSON.stringify(manifest));
    const sandbox = await startSandbox({ items: kinds.length, seedDir });
    await use(sandbox);
    await sandbox.close();
  },
});

const cellsOf = (page: Page) =>
  page.getByRole('grid', { name: en.library.grid }).getByRole('gridcell');
const lookOf = (page: Page) => page.getByRole('dialog');
const playedTo = (page: Page) =>
  page.locator('[data-at]').evaluate((frame) => Number(frame.getAttribute('data-at')));

test('each kind of item is looked at, by the keyboard alone', async ({ launch, sandbox }) => {
  const { page, app } = await launchConnected(launch, sandbox);
  const look = lookOf(page);
  await cellsOf(page).first().focus();
  await page.keyboard.press('Space');

  // A film plays, in a process that is not the window's.
  await expect(look.getByRole('heading', { name: 'aurora-spot.mp4' })).toBeVisible();
  await expect(look.getByRole('slider', { name: words.player.position })).toBeVisible();
  await page.keyboard.press('k');
  await expect.poll(() => playedTo(page)).toBeGreaterThan(0.3);
  await page.keyboard.press('k');
  await expect(look.getByRole('button', { name: words.player.play })).toBeVisible();
  await page.keyboard.press('l');
  await expect.poll(() => playedTo(page)).toBeGreaterThan(2);
  await page.keyboard.press('m');
  await expect(look.getByRole('button', { name: words.player.unmute })).toBeVisible();
  const processes = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((each) => each.isVisible())
      ?.webContents.mainFrame.framesInSubtree.map(({ osProcessId }) => osProcessId),
  );
  expect(new Set(processes).size).toBe(2);

  // The player has neither the window's bridge nor a way out, and the window no way to what it plays.
  const player = page.frames().find((frame) => frame.url().startsWith('satchel-look:'));
  const reached = await player?.evaluate(
    async (url) => ({
      bridge: 'satchel' in globalThis,
      net: await fetch(url).then(
        () => 'reached',
        () => 'refused',
      ),
      parent: (() => {
        try {
          return window.parent.document.title;
        } catch {
          return 'refused';
        }
      })(),
    }),
    sandbox.plivo.baseUrl,
  );
  expect(reached).toEqual({ bridge: false, net: 'refused', parent: 'refused' });
  const inWindow = await page.evaluate(async () => {
    const violation = (tag: 'iframe' | 'video' | 'img') =>
      new Promise<string>((resolve) => {
        const element = document.createElement(tag);
        document.addEventListener(
          'securitypolicyviolation',
          (event) => {
            element.remove();
            resolve(event.effectiveDirective);
          },
          { once: true },
        );
        element.src = 'satchel-look://media/1';
        document.body.append(element);
      });
    return [await violation('iframe'), await violation('video'), await violation('img')];
  });
  expect(inWindow).toEqual(['frame-src', 'media-src', 'img-src']);

  await page.keyboard.press('ArrowRight');
  await expect(look.getByRole('heading', { name: 'manual.pdf' })).toBeVisible();
  const colourOf = async (number: number) => {
    const drawn = look.getByRole('img', { name: words.pages.page(`${number}`, '3') });
    const { channels } = await sharp(await drawn.screenshot()).stats();
    return channels.slice(0, 3).map(({ mean }) => (mean > 200 ? 1 : mean < 60 ? 0 : null));
  };
  await expect.poll(() => colourOf(1)).toEqual([1, 0, 0]);
  await expect.poll(() => colourOf(2)).toEqual([0, 0, 1]);
  await page.keyboard.press('End');
  await expect(look.getByText(words.pages.page('3', '3'))).toBeVisible();
  await expect.poll(() => colourOf(3)).toEqual([0, 1, 0]);

  // A picture is drawn in full, and moves when it is zoomed; then arrows lead on again.
  await page.keyboard.press('ArrowRight');
  const whole = look.locator('[data-full="true"]');
  await expect(whole).toBeVisible();
  const leftOf = async () => (await whole.boundingBox())?.x ?? 0;
  const fitted = await atRest(leftOf);
  for (const _more of [1, 2, 3, 4, 5]) await page.keyboard.press('+');
  await expect.poll(leftOf).toBeLessThan(fitted);
  const zoomed = await atRest(leftOf);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(leftOf).toBeGreaterThan(zoomed);
  await page.keyboard.press('0');
  await expect.poll(leftOf).toBe(fitted);

  await page.keyboard.press('ArrowRight');
  await expect(look.getByRole('region', { name: words.text.label })).toHaveText(letter);
  await page.keyboard.press('ArrowRight');
  await expect(look.getByRole('heading', { name: 'Zoë Müller' })).toBeVisible();
  await expect(look.getByText('+12125550123')).toBeVisible();

  // An animation plays by itself, and can be stopped.
  await page.keyboard.press('ArrowRight');
  const moving = look.locator('[data-playing="true"]');
  await expect(moving).toBeVisible();
  await expect(whole).toBeHidden();
  await page.keyboard.press('k');
  await expect(look.getByRole('button', { name: words.player.play })).toBeVisible();
  await expect(moving).toBeHidden();
  await expect(whole).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(look.getByRole('heading', { name: 'Zoë Müller' })).toBeVisible();

  // The keyboard is on what was looked at last, which alone is selected.
  await page.keyboard.press('Space');
  await expect(look).toBeHidden();
  await expect(cellsOf(page).nth(4)).toBeFocused();
  await expect(page.locator('[aria-selected="true"]')).toHaveCount(1);
  await expect(cellsOf(page).nth(4)).toHaveAttribute('aria-selected', 'true');
});

test('what was looked at is there without a connection, and says so', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchConnected(launch, sandbox);
  const look = lookOf(page);
  await cellsOf(page).nth(3).dblclick();
  await expect(look.getByText('Grüße aus Zürich')).toBeVisible();
  await page.keyboard.press('Escape');
  await sandbox.close();
  await page.keyboard.press('ControlOrMeta+r');
  await expect(page.getByText(en.failures.offline.title).first()).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(look.getByText('Grüße aus Zürich')).toBeVisible();
  await expect(look.getByText(words.offline('').slice(0, 20))).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(look.getByText(words.notHere.title)).toBeVisible();
  await look.getByRole('button', { name: words.close, exact: true }).click();
  await expect(look).toBeHidden();
});

/** Has each frame come so much later, as on a machine that is busy with other things. */
async function delayFrames(page: Page, ms: number): Promise<void> {
  await page.evaluate((late) => {
    const frame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (then) => frame(() => setTimeout(then, late, performance.now()));
  }, ms);
}

test('one goes on past what is loaded, and an item that is deleted stays until one does', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items: 201, signalwire: { settleMs: 0, mediaDelayMs: 0 } });
  try {
    const { page } = await launchWith(launch, signalwireForm, sandbox);
    const look = lookOf(page);
    await cellsOf(page).first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('End');
    await expect(look.getByText(words.position('201', '201'))).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(look.getByText(words.position('199', '201'))).toBeVisible();

    await page.keyboard.press('Delete');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete 1 item' }).click();
    await expect(look.getByText(words.gone.title)).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(look.getByText(words.position('199', '200'))).toBeVisible();
    await delayFrames(page, 700);
    await page.keyboard.press('Escape');
    await expect(look).toBeHidden();
    await expect(page.locator('[data-index="198"]')).toBeFocused();
  } finally {
    await sandbox.close();
  }
});
