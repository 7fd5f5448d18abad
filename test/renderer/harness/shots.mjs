// Takes pictures of the window in its states: node test/renderer/harness/shots.mjs OUT_DIR [CHROMIUM]
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { buildLookingGlass, serveLookingGlass } from './serve.mjs';

const out = resolve(process.argv[2] ?? 'out/shots');
const only = process.argv[4];
await mkdir(out, { recursive: true });
await buildLookingGlass(join(out, 'site'));
const site = await serveLookingGlass(join(out, 'site'));
const browser = await chromium.launch({
  executablePath: process.argv[3] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

const wide = { width: 1280, height: 800 };
/** @typedef {import('playwright').Page} Page */
/** @type {{ name: string, query?: string, size?: { width: number, height: number }, dark?: boolean, scale?: number, contrast?: 'more', forced?: boolean, act?: (page: Page) => Promise<void> }[]} */
const shots = [
  { name: 'welcome', query: 'accounts=0&standIn' },
  { name: 'welcome-dark', query: 'accounts=0', dark: true },
  { name: 'library', act: (page) => page.getByRole('gridcell').nth(1).click() },
  { name: 'library-dark', dark: true, act: (page) => page.getByRole('gridcell').nth(1).click() },
  { name: 'accounts', query: 'accounts=3&sync=failed&keychain=unavailable', act: many },
  { name: 'tray', query: 'uploads', act: tray },
  { name: 'tray-dark', query: 'uploads', dark: true, act: tray },
  {
    name: 'odd-names',
    query: 'odd&accounts=2',
    act: (page) => page.getByRole('gridcell').nth(0).click(),
  },
  { name: 'empty', query: 'rows=0' },
  { name: 'loading', query: 'library=never' },
  { name: 'failing', query: 'library=failing' },
  { name: 'syncing', query: 'sync=syncing' },
  { name: 'no-match', act: (page) => page.getByRole('searchbox').fill('zebra') },
  { name: 'drop', act: drop },
  { name: 'drop-many-dark', query: 'accounts=3', dark: true, act: drop },
  { name: 'connect', query: 'accounts=0&keychain=unavailable', act: refused },
  { name: 'connect-dark', query: 'accounts=1', dark: true, act: openConnect },
  { name: 'menu', query: 'accounts=2', act: menu },
  { name: 'remove', query: 'accounts=1', act: remove },
  { name: 'keys', act: (page) => page.keyboard.press('?') },
  { name: 'narrow', size: { width: 600, height: 800 }, query: 'uploads' },
  {
    name: 'narrow-drawer',
    size: { width: 600, height: 800 },
    act: (page) => page.getByRole('button', { name: 'Accounts and views' }).click(),
  },
  {
    name: 'narrow-details',
    size: { width: 600, height: 800 },
    act: (page) => page.getByRole('gridcell').nth(1).dblclick(),
  },
  { name: 'zoom-200', size: { width: 640, height: 400 }, scale: 2, query: 'uploads', act: tray },
  { name: 'contrast', contrast: 'more', act: (page) => page.getByRole('gridcell').nth(2).click() },
  { name: 'forced', forced: true, act: (page) => page.getByRole('gridcell').nth(2).click() },
  { name: 'far', query: 'rows=100000', act: far },
];

/** @param {Page} page */
async function many(page) {
  await page.getByRole('gridcell').nth(0).click();
  await page
    .getByRole('gridcell')
    .nth(4)
    .click({ modifiers: ['Shift'] });
}
/** @param {Page} page */
async function tray(page) {
  await page
    .getByRole('region', { name: 'Uploads' })
    .getByRole('button', { name: 'Uploads', exact: true })
    .click();
}
/** @param {Page} page */
async function drop(page) {
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) dataTransfer.items.add(new File(['x'], name));
    const target = document.body;
    target.dispatchEvent(
      new DragEvent('dragenter', { dataTransfer, bubbles: true, cancelable: true }),
    );
  });
}
/** @param {Page} page */
async function openConnect(page) {
  await page.getByRole('button', { name: 'Connect an account' }).click();
}
/** @param {Page} page */
async function refused(page) {
  await openConnect(page);
  await page.getByLabel('Auth ID').fill('MAEXAMPLEEXAMPLEEXAM');
  await page.getByLabel('Auth Token').fill('wrong');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('alert').waitFor();
}
/** @param {Page} page */
async function menu(page) {
  await page.getByRole('button', { name: 'Options for Harbour Clinic' }).click();
}
/** @param {Page} page */
async function remove(page) {
  await page.getByRole('button', { name: 'Options for Practice account' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
}
/** @param {Page} page */
async function far(page) {
  await page.getByRole('gridcell').nth(0).click();
  await page.keyboard.press('Control+End');
  await page.waitForTimeout(400);
}

for (const shot of shots) {
  if (only !== undefined && !shot.name.includes(only)) continue;
  const context = await browser.newContext({
    viewport: shot.size ?? wide,
    deviceScaleFactor: shot.scale ?? 1,
    colorScheme: shot.dark ? 'dark' : 'light',
    contrast: shot.contrast ?? 'no-preference',
    forcedColors: shot.forced ? 'active' : 'none',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      console.log(`${shot.name}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => console.log(`${shot.name}: ${error.stack}`));
  await page.goto(`${site.url}?${shot.query ?? ''}`);
  await page.waitForTimeout(500);
  await shot.act?.(page).catch((error) => console.log(`${shot.name}: ${error.message}`));
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(out, `${shot.name}.png`) });
  await context.close();
}
await browser.close();
site.close();
