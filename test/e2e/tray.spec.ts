import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { inOwnWords } from '../uploads/support/ownWords.ts';
import { clipboardText, launchConnected, uploadRow } from './support/actions.ts';
import { atRest } from './support/atRest.ts';
import { dragFiles, dropFiles } from './support/drop.ts';
import { photoBytes, pngBytes, writeFiles } from './support/files.ts';
import { launchWith, plivoForm, signalwireForm } from './support/providers.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const trayOf = ({ page }: Pick<Satchel, 'page'>) => page.getByRole('region', { name: 'Uploads' });
const press = (satchel: Satchel, name: string | RegExp) =>
  trayOf(satchel).getByRole('button', { name }).first().click();

test('thirty files survive what goes wrong, and give their links in order', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  test.setTimeout(400_000);
  const satchel = await launchConnected(launch, sandbox);
  const files: (readonly [string, Buffer])[] = [];
  for (let n = 0; n < 30; n += 1) {
    const large = n % 10 === 4;
    files.push(
      large
        ? [`photo-${n}.jpg`, await photoBytes(n)]
        : n % 3 === 0
          ? [`note-${n}.txt`, Buffer.from(`note number ${n}\n`)]
          : [`shot-${n}.png`, await pngBytes(n)],
    );
  }
  const paths = await writeFiles(join(dataDir, 'mixed'), files);
  const stored = () => sandbox.ledger().filter((entry) => !entry.seeded);

  // The first request goes well, the second is stored without an answer, then there is no network.
  sandbox.faults.arm({ kind: 'reset', at: 'stored', route: 'upload', skip: 1 });
  sandbox.faults.arm({ kind: 'reset', at: 'headers', route: 'upload', skip: 2, times: 10_000 });
  await dropFiles(satchel, paths);
  await press(satchel, 'Resize all 3 to fit');
  const refused = trayOf(satchel).getByRole('button', { name: /need attention/ });
  await expect(refused).toHaveCount(0, { timeout: 60_000 });
  // They are shrunk in their order: once the last is made, all are.
  await trayOf(satchel).getByRole('listitem').first().focus();
  await satchel.page.keyboard.press('End');
  await expect(uploadRow(satchel.page, 'photo-24.jpg')).toContainText('originally', {
    timeout: 60_000,
  });
  await expect.poll(() => stored().length).toBeGreaterThan(0);
  await expect(trayOf(satchel)).toContainText(/Retrying|Checking whether/);

  const ended = new Promise((done) => satchel.app.process().once('exit', done));
  satchel.app.process().kill('SIGKILL');
  await ended;
  sandbox.faults.clear();

  const again = await launch({ baseUrl: sandbox.plivo.baseUrl });
  await press(again, /^Uploads$/);
  const all = trayOf(again).getByText('30 uploaded', { exact: true });
  await expect(all).toBeVisible({ timeout: 150_000 });
  expect(stored()).toHaveLength(30);

  await press(again, 'Copy all links');
  await expect(again.page.getByText('30 links copied').first()).toBeVisible();
  const links = (await clipboardText(again)).split('\n');
  expect(links).toHaveLength(30);
  for (const [n, [name, bytes]] of files.entries()) {
    const got = Buffer.from(await (await fetch(links[n] as string)).arrayBuffer());
    if (bytes.length <= 2_000_000) expect(sha256(got), name).toBe(sha256(bytes));
    else {
      const sent = stored().find((entry) => entry.sha256 === sha256(got));
      expect(sent?.name).toBe(name);
      expect(got.length).toBeLessThanOrEqual(2_000_000);
      expect(got.length).toBeGreaterThan(1_700_000);
    }
  }
});

test('a file that was shrunk can be compared with what it was', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const [path] = await writeFiles(join(dataDir, 'in'), [['lake.jpg', await photoBytes(1)]]);
  await dropFiles(satchel, [path as string]);
  const row = uploadRow(page, 'lake.jpg');
  await row.getByRole('button', { name: /^Resize to about/ }).click();
  await expect(row).toHaveAttribute('data-state', 'stored', { timeout: 60_000 });
  await row.getByRole('button', { name: /^Compare/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Before and after' });
  for (const heading of [en.uploads.compare.before, en.uploads.compare.after]) {
    const picture = dialog.getByRole('img', { name: `${heading}: lake.jpg` });
    await expect
      .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
  }
  await expect(dialog).toContainText(/\d+% smaller/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});

test('the same file again offers its link, and goes up only when asked to', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const bytes = await pngBytes(7);
  const [first, second] = await writeFiles(join(dataDir, 'in'), [
    ['first.png', bytes],
    ['second.png', bytes],
  ]);
  const stored = () => sandbox.ledger().filter((entry) => !entry.seeded);
  await dropFiles(satchel, [first as string]);
  await expect(uploadRow(page, 'first.png')).toContainText(en.uploads.states.stored);
  await dropFiles(satchel, [second as string]);
  const row = uploadRow(page, 'second.png');
  await expect(row).toContainText('Duplicate of first.png');
  await row.getByRole('button', { name: /^Copy existing link/ }).click();
  await expect(page.getByText('Link copied').first()).toBeVisible();
  const copied = await fetch(await clipboardText(satchel));
  expect(sha256(Buffer.from(await copied.arrayBuffer()))).toBe(sha256(bytes));
  expect(stored()).toHaveLength(1);
  await row.getByRole('button', { name: /^Upload anyway/ }).click();
  await expect(row).toContainText(en.uploads.states.stored);
  expect(stored()).toHaveLength(2);
});

test('a folder is counted before any of it is added', async ({ launch, sandbox, dataDir }) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const album = join(dataDir, 'album');
  await mkdir(join(album, 'inner'), { recursive: true });
  await writeFile(join(album, 'b.png'), await pngBytes(1));
  await writeFile(join(album, 'inner', 'a.png'), await pngBytes(2));
  await writeFile(join(album, '.secret.png'), await pngBytes(3));
  const stored = () => sandbox.ledger().filter((entry) => !entry.seeded);
  await dropFiles(satchel, [album]);
  const dialog = page.getByRole('dialog', { name: 'Upload 2 files to Sandbox account?' });
  await expect(dialog).toContainText('from “album” and 1 subfolder');
  await expect(dialog).toContainText('1 hidden file');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await dropFiles(satchel, [album]);
  await dialog.getByRole('button', { name: 'Upload 2 files' }).click();
  await expect(uploadRow(page, 'a.png')).toContainText(en.uploads.states.stored);
  await expect(uploadRow(page, 'b.png')).toContainText(en.uploads.states.stored);
  expect(
    stored()
      .map((entry) => entry.name)
      .sort(),
  ).toEqual(['a.png', 'b.png']);
});

test('a pasted link brings the picture behind it', async ({ launch, sandbox }) => {
  const bytes = await pngBytes(9);
  const server = createServer((request, response) => {
    const found = request.url === '/pier.png';
    response.writeHead(found ? 200 : 404, { 'content-type': 'image/png' });
    response.end(found ? bytes : 'no');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  try {
    const satchel = await launchConnected(launch, sandbox);
    const { page, app } = satchel;
    const paste = async (url: string) => {
      await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), url);
      await page.getByRole('grid', { name: 'Library' }).getByRole('gridcell').first().focus();
      await page.keyboard.press('ControlOrMeta+V');
    };
    await paste(`http://127.0.0.1:${port}/pier.png`);
    await expect(uploadRow(page, 'pier.png')).toContainText(en.uploads.states.stored);
    const stored = sandbox.ledger().filter((entry) => !entry.seeded);
    expect(stored.map((entry) => entry.sha256)).toEqual([sha256(bytes)]);
    await paste(`http://127.0.0.1:${port}/nothing.png`);
    await expect(page.getByText(en.uploads.link.failed).first()).toBeVisible();
    await paste('http://192.168.7.7/inner.png');
    await expect(page.getByText(/start with https/).first()).toBeVisible();
  } finally {
    server.close();
  }
});

test('thousands of files are held back, walked with the keyboard and given up', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const bars = await watchTaskbar(satchel);
  const [one] = await writeFiles(join(dataDir, 'one'), [['one.txt', Buffer.from('one')]]);
  await dropFiles(satchel, [one as string]);
  await expect(uploadRow(page, 'one.txt')).toContainText(en.uploads.states.stored);
  const headers = { 'Retry-After': '600' };
  sandbox.faults.arm({ ...inOwnWords(429), headers, route: 'upload', times: 10_000 });
  const notes = Array.from(
    { length: 1_200 },
    (_, n) => [`many-${n}.txt`, Buffer.from(`number ${n}`)] as const,
  );
  await dropFiles(satchel, await writeFiles(join(dataDir, 'many'), notes));
  await page.getByRole('button', { name: 'Upload 1,200 files' }).click();
  const limit = trayOf(satchel).getByText(/^Plivo’s rate limit – resuming in \d+ min/);
  await expect(limit).toHaveCount(1, { timeout: 60_000 });
  await press(satchel, 'Pause uploads');
  await expect(limit).toHaveCount(0);
  await expect(
    trayOf(satchel).getByRole('button', { name: 'Resume uploads' }).first(),
  ).toBeVisible();
  await expect(uploadRow(page, 'many-0.txt')).toHaveAttribute('data-state', /unsure|queued/, {
    timeout: 60_000,
  });
  const lines = trayOf(satchel).getByRole('listitem');
  // Two heads and all files: none comes any more that would move the end.
  await expect(lines.first()).toHaveAttribute('aria-setsize', '1203', { timeout: 60_000 });
  await expect.poll(() => lines.count()).toBeLessThan(60);
  await lines.first().focus();
  await page.keyboard.press('End');
  await expect(lines.last()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(uploadRow(page, 'many-0.txt')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(uploadRow(page, 'many-0.txt')).toContainText('Cancelled');
  await press(satchel, 'Cancel all');
  const question = page.getByRole('alertdialog', { name: 'Cancel 1,199 uploads?' });
  await question.getByRole('button', { name: 'Cancel 1,199 uploads' }).click();
  await expect(trayOf(satchel)).toContainText('1,200 cancelled', { timeout: 60_000 });
  await press(satchel, 'Resume uploads');
  expect(sandbox.ledger().filter((entry) => !entry.seeded)).toHaveLength(1);
  await expect.poll(bars).toContain(-1);
  await expect.poll(async () => (await bars()).some((share) => share >= 0)).toBe(true);
});

test('what happens is told to a screen reader once', async ({ launch, sandbox, dataDir }) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const region = document.querySelector('p[data-live-announcer]');
    if (region === null) throw new Error('nothing speaks');
    new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  const paths = await writeFiles(join(dataDir, 'in'), [
    ['fine.png', await pngBytes(1)],
    ['nothing.txt', Buffer.alloc(0)],
  ]);
  await dragFiles(satchel, paths, ['dragEnter', 'dragOver', 'drop']);
  await expect(uploadRow(page, 'fine.png')).toContainText(en.uploads.states.stored);
  const heard = () =>
    page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.join(' | '));
  await expect.poll(heard).toMatch(/Finished: 1 file uploaded, 1 not uploaded/);
  await expect.poll(heard).toMatch(/2 files added to Sandbox account/);
  const all = await atRest(heard);
  expect(all.match(/nothing\.txt wasn’t uploaded/g)).toHaveLength(1);
  expect(all.match(/Finished:/g)).toHaveLength(1);
});

/** What the window's button in the taskbar is told; it is told all the same. */
async function watchTaskbar({ app }: Satchel): Promise<() => Promise<number[]>> {
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    if (!window) throw new Error('no window is shown');
    const bars: number[] = [];
    const setProgressBar = window.setProgressBar.bind(window);
    window.setProgressBar = (share, options) => {
      bars.push(share);
      setProgressBar(share, options);
    };
    Object.assign(globalThis, { bars });
  });
  return () => app.evaluate(() => (globalThis as unknown as { bars: number[] }).bars);
}

test('an empty tray asks for files only where some can be taken', async ({ launch, sandbox }) => {
  const satchel = await launchWith(launch, signalwireForm, sandbox);
  await satchel.page.keyboard.press('ControlOrMeta+j');
  await expect(trayOf(satchel)).toContainText('No uploads yet. SignalWire can’t take uploads.');
  await expect(trayOf(satchel)).not.toContainText('Drop files');
});

test('an empty tray asks for files', async ({ launch, sandbox }) => {
  const satchel = await launchWith(launch, plivoForm, sandbox);
  await satchel.page.keyboard.press('ControlOrMeta+j');
  await expect(trayOf(satchel)).toContainText(en.uploads.none);
});
