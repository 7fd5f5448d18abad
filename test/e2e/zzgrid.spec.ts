import { mkdirSync } from 'node:fs';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { connect, launchConnected } from './support/actions.ts';
import { launchWith, signalwireForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const out = '/tmp/w-grid';
test('look', async ({ launch }) => {
  mkdirSync(out, { recursive: true });
  const sandbox = await startSandbox({ items: Number(process.env['ITEMS'] ?? 300) });
  const satchel = await launchWith(launch, signalwireForm, sandbox);
  const { page } = satchel;
  page.on('console', (m) => console.log('PAGE', m.type(), m.text().slice(0, 300)));
  page.on('pageerror', (e) => console.log('ERR', e.stack?.slice(0, 600)));
  await page.waitForTimeout(4000);
  const size = await page.evaluate(() => [innerWidth, innerHeight]);
  const area = () =>
    page.evaluate(() => {
      const scroll = document.querySelector('[role=grid]')?.getBoundingClientRect();
      if (!scroll) return -1;
      let sum = 0;
      for (const each of document.querySelectorAll(
        '[role=gridcell] > img, [role=gridcell] > svg',
      )) {
        const r = each.getBoundingClientRect();
        const w = Math.min(r.right, scroll.right) - Math.max(r.left, scroll.left);
        const h = Math.min(r.bottom, scroll.bottom) - Math.max(r.top, scroll.top);
        if (w > 0 && h > 0) sum += w * h;
      }
      return {
        share: sum / (innerWidth * innerHeight),
        nodes: document.querySelector('[role=grid]')?.querySelectorAll('*').length,
        scroll: [scroll.width, scroll.height],
      };
    });
  console.log('SIZE', size, JSON.stringify(await area()));
  await page.screenshot({ path: `${out}/1.png` });
  const cells = page.getByRole('gridcell');
  await cells.nth(1).click();
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${out}/2-selected.png` });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: `${out}/3-dark.png` });
  await page.keyboard.press('Escape');
  await page.waitForTimeout(600);
  await page.keyboard.press('Control+End');
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${out}/4-end.png` });
  await page.emulateMedia({ colorScheme: 'light' });
  for (const fit of ['Show whole pictures', 'Fit rows to pictures']) {
    await page.getByRole('button', { name: 'View options' }).click();
    await page.getByRole('menuitemcheckbox', { name: fit }).click();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(900);
    await page.screenshot({ path: `${out}/5-${fit.slice(0, 4)}.png` });
  }
  console.log('AFTER', JSON.stringify(await area()));
});
