import { putOnClipboard } from './support/clipboard.ts';
import { plivoForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

test('a pasted token is tidied, said so, and connects', async ({ launch, sandbox }) => {
  const { page } = await launch({ endpoints: plivoForm.endpoints(sandbox) });
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('label').filter({ hasText: plivoForm.label }).click();
  const { authId, authToken } = sandbox.plivo;
  const id = dialog.getByLabel('Auth ID', { exact: true });
  const token = dialog.getByLabel('Auth Token', { exact: true });
  await id.fill(`\u200b${authId}\u00a0`);
  await expect(id).toHaveValue(authId);
  await token.fill(`Auth Token: \u201c${authToken}\u201d`);
  await expect(token).toHaveValue(authToken);
  await expect(dialog.getByText('Removed quotation marks and the label.')).toBeVisible();
  // The secret is in its field, hidden, and in no other place of the window.
  expect(await page.locator('body').innerText()).not.toContain(authToken);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: /^Plivo/ })).toHaveCount(1);
});

test('an id and its token on two lines fill both fields', async ({ launch, sandbox }) => {
  const satchel = await launch({ endpoints: plivoForm.endpoints(sandbox) });
  const { page } = satchel;
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('label').filter({ hasText: plivoForm.label }).click();
  const { authId, authToken } = sandbox.plivo;
  await putOnClipboard(satchel, 'text/plain', Buffer.from(`${authId}\n${authToken}\n`));
  await dialog.getByLabel('Auth ID', { exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(dialog.getByLabel('Auth ID', { exact: true })).toHaveValue(authId);
  await expect(dialog.getByLabel('Auth Token', { exact: true })).toHaveValue(authToken);
  await expect(dialog.getByText('Filled in Auth ID and Auth Token.')).toBeVisible();
});
