import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { itemCount, launchWith, signalwireForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const words = en.holdings;
const { kind, age, direction, people } = words;

test('what an account has is added up, its sizes are learnt, and a part leads to its items, by keys alone', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items: 60 });
  try {
    const { page } = await launchWith(launch, signalwireForm, sandbox);
    const all = await itemCount(page);
    await page.getByRole('button', { name: en.accounts.menu('SignalWire') }).press('Enter');
    await page.getByRole('menuitem', { name: words.action }).press('Enter');
    const dialog = page.getByRole('dialog', { name: words.title });
    const table = (title: string) => dialog.getByRole('table', { name: title });
    for (const title of [kind, age, direction, people]) {
      await expect(table(title)).toBeVisible();
    }
    await dialog.getByRole('button', { name: words.learn }).press('Enter');
    // Two are asked about at a time, each with a rest after it.
    await expect(dialog.getByText(words.known(String(all), String(all), '100%'))).toBeVisible({
      timeout: 120_000,
    });
    await expect(dialog.getByText(/^\d+ items, .+B$/)).toBeVisible();

    const images = table(kind).getByRole('row', { name: words.kinds.image });
    await expect(images.getByRole('cell').first()).toHaveText(/^\d+$/);
    const count = Number(await images.getByRole('cell').first().textContent());
    await images.getByRole('button').press('Enter');
    await expect(dialog).toBeHidden();
    await expect.poll(() => itemCount(page)).toBe(count);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(all);
  } finally {
    await sandbox.close();
  }
});
