import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected } from './support/actions.ts';
import { atRest } from './support/atRest.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

const script = fileURLToPath(new URL('./support/dropTarget.py', import.meta.url));
const xdo = (...args: readonly (string | number)[]) =>
  void execFileSync('xdotool', args.map(String), { stdio: 'ignore' });

interface Other {
  readonly said: string[];
  end(): void;
}

/** Another program of this desktop, at a corner of the screen. */
async function startOther(x: number, y: number): Promise<Other> {
  const child: ChildProcess = spawn('python3', [script, `${x}`, `${y}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const said: string[] = [];
  if (child.stdout !== null) createInterface(child.stdout).on('line', (line) => said.push(line));
  await expect.poll(() => said, { timeout: 60_000 }).toContain('ready ');
  return { said, end: () => child.kill() };
}

/** Moves the window to a corner, and tells where its page lies on the screen. */
const placed = ({ app }: Satchel) =>
  app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    window?.setBounds({ x: 0, y: 0, width: 900, height: 600 });
    return window?.getContentBounds();
  });

/** The addresses that it said after a word, the last time. */
const addresses = ({ said }: Other, word: string) =>
  said
    .filter((line) => line.startsWith(`${word} `))
    .at(-1)
    ?.split(' ')
    .slice(1)
    .map((address) => fileURLToPath(address)) ?? [];

test('what is selected, or looked at, goes into another program: dragged, and pasted as files and as a picture', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const content = await placed(satchel);
  if (content === undefined) throw new Error('no window');
  const other = await startOther(1_000, 100);
  const inOther = [1_100, 200] as const;
  try {
    const cells = page.getByRole('grid', { name: en.library.grid }).getByRole('gridcell');
    await cells.first().click();
    await page.keyboard.press('Shift+ArrowRight');
    await expect(page.locator('[role="gridcell"][aria-selected="true"]')).toHaveCount(2);
    const box = await atRest(() => cells.first().boundingBox());
    if (box === null) throw new Error('no card');
    const x = Math.round(content.x + box.x + box.width / 2);
    const y = Math.round(content.y + box.y + box.height / 3);
    xdo('mousemove', x, y, 'mousedown', 1);
    xdo('mousemove', x + 8, y, 'mousemove', x + 16, y);
    await expect(async () => {
      xdo('mousemove', ...inOther, 'mousemove', inOther[0] + 4, inOther[1]);
      expect(other.said).toContain('over ');
    }).toPass({ timeout: 60_000 });
    xdo('mouseup', 1);
    await expect.poll(() => addresses(other, 'dropped')).toHaveLength(2);
    const dropped = addresses(other, 'dropped');
    const lengths = dropped.map((path) => readFileSync(path).length);
    for (const bytes of lengths) expect(bytes).toBeGreaterThan(1_000);
    expect(new Set(dropped.map((path) => basename(path))).size).toBe(2);
    // Both are selected still, and a press on one of them is a press.
    await expect(page.locator('[role="gridcell"][aria-selected="true"]')).toHaveCount(2);

    await page.keyboard.press('ControlOrMeta+Shift+c');
    await expect(page.getByText(en.saving.filesCopied(2, '2')).first()).toBeVisible();
    xdo('mousemove', ...inOther, 'click', 1);
    await expect.poll(() => addresses(other, 'pasted')).toEqual(dropped);

    await cells.first().click({ button: 'right' });
    // Of several that are selected no picture is copied.
    await expect(page.getByRole('menuitem', { name: en.saving.copyFiles(2, '2') })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: en.saving.copyPicture })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await cells.first().click();
    await cells.first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: en.saving.copyPicture }).click();
    await expect(page.getByText(en.saving.pictureCopied).first()).toBeVisible();
    xdo('mousemove', ...inOther, 'click', 1);
    await expect.poll(() => other.said.at(-1)).toMatch(/^picture \d+x\d+$/);

    // Out of quick look by the name of what is shown.
    await cells.nth(2).click();
    await page.keyboard.press('Space');
    const name = page.getByRole('dialog').getByRole('heading').locator('bdi');
    await expect(name).toBeVisible();
    const handle = await atRest(() => name.boundingBox());
    if (handle === null) throw new Error('no name');
    const left = Math.round(content.x + handle.x + 4);
    const top = Math.round(content.y + handle.y + handle.height / 2);
    const before = other.said.length;
    xdo('mousemove', left, top, 'mousedown', 1);
    xdo('mousemove', left + 8, top, 'mousemove', left + 16, top);
    await expect(async () => {
      xdo('mousemove', ...inOther, 'mousemove', inOther[0] + 4, inOther[1]);
      expect(other.said.slice(before)).toContain('over ');
    }).toPass({ timeout: 60_000 });
    xdo('mouseup', 1);
    await expect.poll(() => addresses(other, 'dropped')).toHaveLength(1);
    const [third = ''] = addresses(other, 'dropped');
    expect(dropped).not.toContain(third);
    expect(readFileSync(third).length).toBeGreaterThan(1_000);
    // What was dragged is looked at still.
    await expect(name).toBeVisible();
  } finally {
    other.end();
  }
});
