import { en } from '../../renderer/strings/en.ts';
import { clipboardText, connect } from './support/actions.ts';
import { expect, test } from './support/satchel.ts';

test('the practice sandbox works at once, with pictures and running clocks', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('button', { name: en.accounts.explore }).click();
  const grid = page.getByRole('grid', { name: 'Library' });
  await expect(grid.getByRole('gridcell').first()).toBeVisible();
  await expect(async () => {
    const widths = await grid
      .locator('img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    expect(widths.length).toBeGreaterThan(3);
    expect(Math.min(...widths)).toBeGreaterThan(50);
  }).toPass();
  await expect(page.getByText('Practice', { exact: true }).first()).toBeVisible();
  await expect(grid.getByText(/\d+ (h|min|d)/).first()).toBeVisible();
});

test('a wrong token is said in the form, which keeps all but the secret', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launch({ baseUrl: sandbox.plivo.baseUrl });
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(en.accounts.connect.label).fill('Spring campaign');
  await dialog.getByLabel('Auth ID').fill(sandbox.plivo.authId);
  await dialog.getByLabel('Auth Token').fill('not-the-right-token');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog.getByLabel(en.accounts.connect.label)).toHaveValue('Spring campaign');
  await expect(dialog.getByLabel('Auth ID')).toHaveValue(sandbox.plivo.authId);
  await expect(dialog.getByLabel('Auth Token')).toHaveValue('');
  await dialog.getByLabel('Auth Token').fill(sandbox.plivo.authToken);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Spring campaign').first()).toBeVisible();
});

test('an account and its secret outlive the app, in the keychain', async ({ launch, sandbox }) => {
  const first = await launch({ baseUrl: sandbox.plivo.baseUrl });
  await connect(first.page, sandbox);
  await expect(first.page.getByText(/until you quit/i)).toHaveCount(0);
  await first.quit();
  const asked = sandbox.requests().length;
  const again = await launch({ baseUrl: sandbox.plivo.baseUrl });
  await expect(again.page.getByRole('grid', { name: 'Library' })).toBeVisible();
  await expect.poll(() => sandbox.requests().length).toBeGreaterThan(asked);
  await again.page.getByRole('gridcell').first().click();
  await again.page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => clipboardText(again)).toContain(sandbox.plivo.mediaOrigin);
});

test('without a keychain the secret is kept for the session, and the window says so', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launch({
    baseUrl: sandbox.plivo.baseUrl,
    env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' },
  });
  await connect(page, sandbox);
  await expect(page.getByText(/until you quit/i).first()).toBeVisible();
  await expect(
    page.getByRole('grid', { name: 'Library' }).getByRole('gridcell').first(),
  ).toBeVisible();
});
