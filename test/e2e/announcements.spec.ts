import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

declare global {
  interface Window {
    /** What a screen reader could read out, in its order. */
    heard: string[];
  }
}

test('what happens is read out, the same again too, and beside an open dialog', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  await page.evaluate(() => {
    window.heard = [];
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          const region = node.parentElement?.closest('[aria-live="polite"]');
          const shut = region?.closest('[inert], [aria-hidden="true"]');
          if (region && !shut) window.heard.push(node.textContent ?? '');
        }
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  const heard = (text: string) =>
    expect.poll(() =>
      page.evaluate((wanted) => window.heard.filter((said) => said === wanted).length, text),
    );
  const [first, second, third] = await writeFiles(
    join(dataDir, 'in'),
    ['a', 'b', 'c'].map((name) => [`${name}.txt`, Buffer.from(`note ${name}`)] as const),
  );

  // Nothing comes to its end in between, and so nothing else is said.
  sandbox.faults.arm({ kind: 'hang', route: 'upload', times: 10, at: 'headers' });
  await dropFiles(satchel, [first as string]);
  await heard('1 file added to Sandbox account').toBe(1);
  await dropFiles(satchel, [second as string]);
  await heard('1 file added to Sandbox account').toBe(2);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.locator('[inert] [role="grid"]')).toHaveCount(1);
  await dropFiles(satchel, [third as string]);
  await heard('1 file added to Sandbox account').toBe(3);
  await satchel.app.evaluate(({ clipboard }) => clipboard.clear());
  await page.keyboard.press('Control+V');
  await heard(en.uploads.nothingPasted).toBe(1);
});
