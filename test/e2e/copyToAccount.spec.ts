import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { pngBytes } from './support/files.ts';
import { libraryRead } from './support/libraryRead.ts';
import { connectBy, plivoForm, twilioMessagingForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const messages = 5;
const filesInEach = 10;

test('a move that is killed midway ends with each item in the other account once', async ({
  launch,
  sandbox,
}) => {
  const pictures = await Promise.all(
    Array.from({ length: messages * filesInEach }, async (_, number) =>
      Buffer.concat([await pngBytes(number, 24), Buffer.from(`number ${number}`)]),
    ),
  );
  for (let at = 0; at < pictures.length; at += filesInEach) {
    const files = pictures.slice(at, at + filesInEach).map((bytes, index) => ({
      name: `moved-${at + index}.png`,
      contentType: 'image/png',
      bytes,
    }));
    sandbox.receive('twilioMessaging', { files });
  }
  const there = () => sandbox.ledger('plivo').filter(({ seeded }) => !seeded);
  const endpoints = {
    ...plivoForm.endpoints(sandbox),
    ...twilioMessagingForm.endpoints(sandbox),
  };
  let satchel = await launch({ endpoints });
  const { page } = satchel;
  await connectBy(page, twilioMessagingForm, sandbox);
  await libraryRead(page);
  await connectBy(page, plivoForm, sandbox);
  await page
    .getByRole('button', { name: /^Twilio Messaging/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Twilio Messaging' })).toBeVisible();
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: /to another account…$/ }).click();
  const dialog = page.getByRole('dialog');
  const begin = dialog.getByRole('button', { name: /^Copy \d+ items$/ });
  await expect(begin).toBeEnabled();
  const going = Number(/\d+/.exec((await begin.textContent()) ?? '')?.[0] ?? 0);
  expect(going).toBeGreaterThanOrEqual(messages * filesInEach);
  // In each of these delays at most so many come as are handed over at once: it is not over before it is killed.
  sandbox.faults.arm({ kind: 'slow-headers', route: 'upload', delayMs: 4_000, times: 1e6 });
  await begin.click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => there().length, { timeout: 60_000 }).toBeGreaterThanOrEqual(10);
  await page
    .getByRole('button', { name: /^Activity/ })
    .first()
    .click();
  const underWay = new RegExp(`^Copying ${going} items to`);
  await expect(page.getByText(underWay).first()).toBeVisible();
  const main = satchel.app.process();
  const ended = once(main, 'exit');
  main.kill('SIGKILL');
  await ended;
  expect(there().length).toBeLessThan(going);
  sandbox.faults.clear();
  satchel = await launch({ endpoints });
  // What nobody saw arrive is asked about for a minute before it is sent again.
  await expect.poll(() => there().length, { timeout: 180_000 }).toBe(going);
  const plivo = satchel.page.getByRole('button', { name: /^Plivo/ }).first();
  const all = sandbox.ledger('plivo').length;
  await expect(plivo).toContainText(String(all));
  await satchel.page
    .getByRole('button', { name: /^Activity/ })
    .first()
    .click();
  await expect(satchel.page.getByText(`Copied ${going} items to`)).toBeVisible();
  // All are different, so that a double could not hide behind one that is missing.
  const hashes = there().map(({ sha256 }) => sha256);
  for (const bytes of pictures) {
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(hashes.filter((each) => each === hash)).toHaveLength(1);
  }
  expect(hashes).toHaveLength(going);
});
