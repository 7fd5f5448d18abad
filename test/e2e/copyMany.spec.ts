import { en } from '../../renderer/strings/en.ts';
import { clipboardText } from './support/actions.ts';
import { launchWith, twilioConversationsForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

test('a copy of many links shows how far it is, and stopped it leaves the clipboard alone', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchWith(launch, twilioConversationsForm, sandbox);
  const { page, app } = satchel;
  await app.evaluate(({ clipboard }) => clipboard.writeText('as it was'));
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  const copy = page.getByRole('button', { name: /^Copy \d+ links/ });
  await expect(copy).toBeVisible();
  // Longer than it takes to stop it, which cuts what is on its way.
  sandbox.faults.arm({ kind: 'slow-headers', delayMs: 10_000, times: 10_000 });
  await copy.click();
  const line = page.getByRole('group', { name: /^Copy \d+ links/ });
  await expect(line).toContainText(/Getting links: \d+ of \d+/);
  await line.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(en.library.copyStopped).first()).toBeVisible();
  await expect(line).toBeHidden();
  expect(await clipboardText(satchel)).toBe('as it was');
  sandbox.faults.clear();
  await copy.click();
  await expect(page.getByText(/^\d+ links copied/).first()).toBeVisible();
  expect((await clipboardText(satchel)).split('\n').length).toBeGreaterThan(10);
});
