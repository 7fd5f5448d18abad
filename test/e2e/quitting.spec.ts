import { expect } from '@playwright/test';
import { launchConnected } from './support/actions.ts';
import { test } from './support/satchel.ts';

test('closing the window ends the app, though its hidden darkroom is at work', async ({
  launch,
  sandbox,
}) => {
  const { app, page } = await launchConnected(launch, sandbox);
  await expect(page.getByRole('grid', { name: 'Library' }).locator('img').first()).toBeVisible();
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBeGreaterThan(1);
  const ended = app.waitForEvent('close');
  await page.close();
  await ended;
});
