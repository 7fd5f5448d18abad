import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DOMParser } from '@xmldom/xmldom';
import { parse as parseCsv } from 'csv-parse/sync';
import jsqr from 'jsqr';
import MarkdownIt from 'markdown-it';
import { parseFragment } from 'parse5';
import sharp from 'sharp';
import { en } from '../../renderer/strings/en.ts';
import { clipboardText, launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

const words = en.copying;
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const toast = (page: Page, text: RegExp) => page.getByText(text).first();

/** The links that a real reader of the format finds. */
const readers: readonly (readonly [key: string, read: (text: string) => unknown[]])[] = [
  ['KeyL', (text) => text.split('\n')],
  [
    'KeyM',
    (text) =>
      (new MarkdownIt().parse(text, {})[1]?.children ?? []).flatMap(
        (token) => token.attrGet('src') ?? token.attrGet('href') ?? [],
      ),
  ],
  [
    'KeyH',
    (text) =>
      parseFragment(text).childNodes.flatMap((node) =>
        'attrs' in node
          ? (node.attrs.find(({ name }) => /^(src|href)$/.test(name))?.value ?? [])
          : [],
      ),
  ],
  ['KeyB', (text) => [...text.matchAll(/\[(?:img|url)[\]=](.*?)[[\]]/g)].map(([, url]) => url)],
  ['KeyJ', (text) => (JSON.parse(text) as { url: string }[]).map(({ url }) => url)],
  ['KeyV', (text) => (parseCsv(text) as string[][]).slice(1).map(([url]) => url)],
  ['KeyU', (text) => text.split('\n').map((line) => / '([^']*)'$/.exec(line)?.[1])],
  ...['Digit1', 'Digit2', 'Digit3', 'Digit5', 'Digit6', 'Digit7', 'Digit9', 'Digit0', 'Minus'].map(
    (key) =>
      [
        key,
        (text: string) =>
          [
            ...text.matchAll(
              /https:\/\/media\.[^\s"'\]]+|http:\/\/127[^\s"'\],]+Media[^\s"'\],]+/g,
            ),
          ].map(([url]) => url),
      ] as const,
  ),
  ...['Digit8', 'Equal'].map(
    (key) =>
      [
        key,
        (text: string) =>
          [...new DOMParser().parseFromString(text, 'text/xml').getElementsByTagName('Media')].map(
            ({ textContent }) => textContent,
          ),
      ] as const,
  ),
];

test('links are copied in every format, by keys and by menus, and as a code', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const cells = page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');
  await cells.first().click();
  await cells.nth(2).click({ modifiers: ['Shift'] });
  await page.keyboard.press('ControlOrMeta+c');
  await expect(toast(page, /^3 links copied/)).toBeVisible();
  const links = (await clipboardText(satchel)).split('\n');
  expect(links).toHaveLength(3);

  for (const [key, read] of readers) {
    await satchel.app.evaluate(({ clipboard }) => clipboard.writeText(''));
    await page.keyboard.press(`Alt+Shift+${key}`);
    await expect.poll(() => clipboardText(satchel), { message: key }).not.toBe('');
    expect(read(await clipboardText(satchel)), key).toEqual(links);
  }

  // What was chosen last is what the button, and the key to copy, do from now on.
  await details(page).getByRole('button', { name: words.openMenu }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Markdown/ }).click();
  await expect(toast(page, /^3 links copied as Markdown/)).toBeVisible();
  const asMarkdown = en.library.copyLinks(3, '3', words.as.markdown);
  await expect(details(page).getByRole('button', { name: asMarkdown })).toBeVisible();

  await cells.first().hover();
  await page.getByRole('grid').getByRole('button', { name: words.openMenu }).click();
  await page.getByRole('menu').getByText(words.send('Twilio')).hover();
  await page.getByRole('menuitemcheckbox', { name: /^Python/ }).click();
  await expect.poll(() => clipboardText(satchel)).toContain('TWILIO_AUTH_TOKEN');

  await page.emulateMedia({ colorScheme: 'dark' });
  await cells.nth(1).click();
  await page.keyboard.press('Alt+Shift+KeyQ');
  const dialog = page.getByRole('dialog', { name: words.qr.title });
  const code = dialog.getByRole('img');
  await expect(code).toBeVisible();
  await expect(async () => {
    const { data, info } = await sharp(await code.screenshot())
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const found = jsqr(new Uint8ClampedArray(data), info.width, info.height);
    expect(found?.data).toBe(links[1]);
  }).toPass();
  await dialog.getByRole('button', { name: words.qr.copy }).click();
  await expect(toast(page, /^QR code copied/)).toBeVisible();
});

test('what is uploaded is copied by itself, but never over what a person copied', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page, app } = satchel;
  await page.evaluate(() =>
    (window as unknown as { satchel: { ask(name: string, input: unknown): unknown } }).satchel.ask(
      'settings.put',
      {
        copying: {
          byItself: true,
          format: 'template:t',
          templates: [{ id: 't', title: 'Ticket', text: '{number}. {{{name}}} <{url}>' }],
        },
      },
    ),
  );
  await app.evaluate(({ clipboard }) => clipboard.writeText('before'));
  const file = async (name: string, hue: number) =>
    writeFiles(join(dataDir, 'in'), [[name, await pngBytes(hue)]]);
  await dropFiles(satchel, await file('by itself.png', 1));
  await expect(toast(page, /^Upload finished\. Link copied as Ticket/)).toBeVisible();
  expect(await clipboardText(satchel)).toMatch(/^1\. \{by itself\.png\} <http\S+>$/);

  sandbox.faults.arm({ kind: 'slow-headers', route: 'upload', delayMs: 10_000 });
  await dropFiles(satchel, await file('later.png', 2));
  await expect(uploadRow(page, 'later.png')).toBeVisible();
  await app.evaluate(({ clipboard }) => clipboard.writeText('what I copied meanwhile'));
  sandbox.faults.clear();
  await expect(toast(page, /^Upload finished\. Its links weren’t copied/)).toBeVisible();
  expect(await clipboardText(satchel)).toBe('what I copied meanwhile');
  await page.getByRole('button', { name: words.copyNow, exact: true }).first().click();
  await expect.poll(() => clipboardText(satchel)).toMatch(/^1\. \{later\.png\}/);
});
