import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { writeFiles } from './support/files.ts';
import { launchWith, twilioMessagingForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const latin = (text: string) => Buffer.from(text, 'latin1');
const wide = Buffer.from('\ufeffArtikel;Preis\r\nHut;12\r\n', 'utf16le');

test('text that is not UTF-8 is shown as it reads, and converted by one press', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const files = [
    ['Grüße.txt', latin('Gr\xfc\xdfe aus M\xfcnchen, Stra\xdfe 5\r\n')],
    ['Straße.txt', latin('Die Stra\xdfe ist gro\xdf\r\n')],
    ['Preise.csv', wide],
    ['kanji.txt', Buffer.from('93fa967b8cea82cc8365834c8358836781420a', 'hex')],
    ['scan.pdf', latin(`HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n%\xe2\xe3\xcf\xd3\0`)],
    ['stray.txt', latin('mostly text\0with a NUL')],
  ] as const;
  await dropFiles(satchel, await writeFiles(join(dataDir, 'texts'), files));
  await expect(uploadRow(page, 'scan.pdf')).toContainText(en.uploads.states.stored);
  await expect(uploadRow(page, 'Grüße.txt')).toContainText('Grüße aus München');
  await expect(uploadRow(page, 'kanji.txt')).toContainText('日本語');
  await expect(uploadRow(page, 'stray.txt')).toContainText(en.failures.file.damagedText.title);
  expect(sandbox.ledger().filter((entry) => !entry.seeded)).toHaveLength(1);

  await page.getByRole('button', { name: /^Convert both to UTF-8/ }).click();
  await uploadRow(page, 'Preise.csv')
    .getByRole('button', { name: /^Convert to UTF-8/ })
    .click();
  for (const name of ['Grüße.txt', 'Straße.txt', 'Preise.csv']) {
    await expect(uploadRow(page, name)).toContainText(en.uploads.states.stored);
  }
  const stored = new Map(
    sandbox.ledger().flatMap(({ seeded, name, sha256: hash }) => (seeded ? [] : [[name, hash]])),
  );
  expect(stored.get('Preise.csv')).toBe(sha256('Artikel;Preis\r\nHut;12\r\n'));
  expect(stored.get('Straße.txt')).toBe(sha256('Die Straße ist groß\r\n'));

  await uploadRow(page, 'Grüße.txt')
    .getByRole('button', { name: /^Compare/ })
    .click();
  const compare = page.getByRole('dialog', { name: en.uploads.compare.title });
  await expect(compare).toContainText('Gr\ufffd\ufffde aus');
  // The copy that was sent is gone by now.
  await expect(compare).toContainText('Grüße aus');
});

test('an item that nobody declared is told once it is in sight, and stays told', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, twilioMessagingForm, sandbox);
  await page.getByRole('gridcell').first().click();
  const ranged = () =>
    sandbox.requests().filter(({ headers }) => headers['range'] === 'bytes=0-65535');
  // It is not among the first, and comes into sight on the way down.
  await expect
    .poll(async () => {
      await page.keyboard.press('ArrowDown');
      return ranged().length;
    })
    .toBeGreaterThan(0);
  await expect(page.getByRole('gridcell', { name: /FILE/ })).toHaveCount(0);
});
