import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { defaultSeedDir } from '../../electron/sandbox/defaultSeedDir.ts';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected } from './support/actions.ts';
import { test as base, expect } from './support/satchel.ts';

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
  ['receipt-2048.pdf', 'application/pdf'],
  ['backpack-green-front.jpg', 'image/jpeg'],
  ['letter.txt', 'text/plain'],
  ['zoe.vcf', 'text/vcard'],
] as const;

const test = base.extend({
  sandbox: async ({ dataDir }, use) => {
    const seedDir = join(dataDir, 'seed');
    mkdirSync(seedDir, { recursive: true });
    writeFileSync(join(seedDir, 'letter.txt'), Buffer.from(`\ufeff${letter}`, 'utf16le'));
    writeFileSync(join(seedDir, 'zoe.vcf'), vcard);
    for (const [name] of kinds.slice(0, 3)) {
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

const grid = (page: Page) => page.getByRole('grid', { name: en.library.grid });
const looked = (page: Page) => page.locator('[data-quick-look]');

test('draft', async ({ launch, sandbox }) => {
  const { page, app } = await launchConnected(launch, sandbox);
  page.on('console', (m) => console.log('CONSOLE', m.text()));
  const cells = grid(page).getByRole('gridcell');
  console.log(await cells.allTextContents());
  for (const [name] of kinds) {
    await cells.filter({ hasText: name.slice(0, 6) }).click();
    await page.keyboard.press('Space');
    await expect(looked(page)).toBeVisible();
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/quicklook/${name}.png` });
    if (name.endsWith('mp4')) {
      await page.keyboard.press('k');
      await page.waitForTimeout(1500);
      console.log(await page.locator('[data-at]').getAttribute('data-at'));
      console.log(
        await app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()
            .find((w) => w.isVisible())
            ?.webContents.mainFrame.framesInSubtree.map((f) => [f.url, f.osProcessId]),
        ),
      );
      await page.screenshot({ path: `/tmp/quicklook/${name}-2.png` });
    }
    await page.keyboard.press('Space');
    await expect(looked(page)).toBeHidden();
  }
});
