import { connectBy, plivoForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

test('Cancel while an account is being checked gives it up', async ({ launch, sandbox }) => {
  const { page } = await launch({ endpoints: plivoForm.endpoints(sandbox) });
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('label').filter({ hasText: plivoForm.label }).click();
  for (const [label, value] of Object.entries(plivoForm.fields(sandbox))) {
    await dialog.getByLabel(label, { exact: true }).fill(value);
  }
  // Longer than anybody takes to give it up; until then, and after it, it would be refused below.
  sandbox.faults.arm({ kind: 'slow-headers', delayMs: 60_000 });
  const before = sandbox.requests().length;
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.poll(() => sandbox.requests().length).toBeGreaterThan(before);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Connect an account' })).toBeVisible();
  // It would be refused as connected already, had it not been given up.
  await connectBy(page, plivoForm, sandbox);
  await expect(page.getByRole('button', { name: /^Plivo/ })).toHaveCount(1);
});
