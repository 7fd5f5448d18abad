import { connect } from './support/actions.ts';
import { expect, test } from './support/satchel.ts';

test('what a provider lists without a name is said, and does not keep the rest away', async ({
  launch,
  sandbox,
}) => {
  const positions = [1, 3];
  const always = { route: 'list', times: 1_000 } as const;
  sandbox.faults.arm({ kind: 'bad-entries', positions, as: 'null-name', ...always });
  const satchel = await launch({ baseUrl: sandbox.plivo.baseUrl });
  const { page } = satchel;
  await connect(page, sandbox, 'Shop');
  const note = page.getByText('Couldn’t read 4 items in Shop.');
  await expect(note).toBeVisible();
  // Two pages, of which the second is short.
  await expect(page.getByText(/^20 items$/).first()).toBeVisible();
  const account = page.getByRole('button', { name: /^Shop/ });
  await expect(account).toContainText('Couldn’t read 4 items');

  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toBeHidden();
  await expect(account).toContainText('Couldn’t read 4 items');

  sandbox.faults.clear();
  await page.getByRole('button', { name: 'Refresh' }).first().click();
  await expect(account).not.toContainText('Couldn’t read 4 items');
  await expect(page.getByText(/^24 items$/).first()).toBeVisible();
});
