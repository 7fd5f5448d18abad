import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { inOwnWords } from '../uploads/support/ownWords.ts';
import { clipboardText, launchConnected, uploadRow } from './support/actions.ts';
import { dragFiles, dropFiles } from './support/drop.ts';
import { jpegOfSize, pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('dropped files arrive whole, show up in the gallery and give links in order', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const pictures = await Promise.all([11, 47, 91].map((hue) => pngBytes(hue)));
  const paths = await writeFiles(join(dataDir, 'drop'), [
    ['zebra.png', pictures[0] as Buffer],
    ['apple "quoted".png', pictures[1] as Buffer],
    ['mango größe.png', pictures[2] as Buffer],
  ]);
  await dragFiles(satchel, paths, ['dragEnter']);
  // A drag that rests for some seconds is taken for over, and is there again when it moves.
  await expect(async () => {
    await dragFiles(satchel, paths, ['dragOver']);
    await expect(page.getByText(/Drop to upload/)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await dragFiles(satchel, paths, ['dragCancel']);
  await expect(page.getByText(/Drop to upload/)).toBeHidden();
  await dropFiles(satchel, paths);
  for (const name of ['zebra.png', 'apple "quoted".png', 'mango größe.png']) {
    await expect(uploadRow(page, name)).toContainText(en.uploads.states.stored);
  }
  for (const name of [/zebra/, /quoted/, /größe/]) {
    await expect(page.getByRole('gridcell', { name }).first()).toBeVisible();
  }
  const stored = sandbox.ledger().filter((entry) => !entry.seeded);
  expect(stored.map((entry) => entry.sha256).sort()).toEqual(pictures.map(sha256).sort());
  await page.getByRole('button', { name: 'Copy all links' }).click();
  await expect(page.getByText('3 links copied').first()).toBeVisible();
  const links = (await clipboardText(satchel)).split('\n');
  const fetched = await Promise.all(
    links.map(async (link) => sha256(Buffer.from(await (await fetch(link)).arrayBuffer()))),
  );
  expect(fetched).toEqual(pictures.map(sha256));

  const later = await pngBytes(133);
  await dropFiles(satchel, await writeFiles(join(dataDir, 'later'), [['aardvark.png', later]]));
  await expect(uploadRow(page, 'aardvark.png')).toContainText(en.uploads.states.stored);
  await page.getByRole('button', { name: 'Copy all links' }).click();
  await expect(page.getByText('4 links copied').first()).toBeVisible();
  const all = (await clipboardText(satchel)).split('\n');
  expect(all.slice(0, 3)).toEqual(links);
  expect(all).toHaveLength(4);
});

test('each file that does not fit says which rule, and the others go on', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const dir = join(dataDir, 'mixed');
  const paths = await writeFiles(dir, [
    ['fine.png', await pngBytes(5)],
    ['huge.jpg', await jpegOfSize(2_400_000)],
    ['nothing.png', Buffer.alloc(0)],
    ['program.png', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 0x90)])],
    ['gone.png', await pngBytes(6)],
    ['exact.jpg', await jpegOfSize(2_000_000)],
  ]);
  await rm(join(dir, 'gone.png'));
  await dropFiles(satchel, paths);
  await expect(uploadRow(page, 'fine.png')).toContainText(en.uploads.states.stored);
  await expect(uploadRow(page, 'exact.jpg')).toContainText(en.uploads.states.stored);
  await expect(uploadRow(page, 'huge.jpg')).toContainText(/2\.4 MB.*2 MB/);
  await expect(uploadRow(page, 'nothing.png')).toContainText(/empty/i);
  await expect(uploadRow(page, 'program.png')).toContainText(/JPG|PNG/);
  await expect(uploadRow(page, 'gone.png')).toContainText(/read|moved|deleted/i);
  expect(sandbox.ledger().filter((entry) => !entry.seeded)).toHaveLength(2);
});

test('five hundred files at once all arrive, each once', async ({ launch, sandbox, dataDir }) => {
  const satchel = await launchConnected(launch, sandbox);
  const notes = Array.from(
    { length: 500 },
    (_, index) => [`note-${index}.txt`, Buffer.from(`note number ${index}\n`)] as const,
  );
  await dropFiles(satchel, await writeFiles(join(dataDir, 'many'), notes));
  await expect
    .poll(() => sandbox.ledger().filter((entry) => !entry.seeded).length, { timeout: 180_000 })
    .toBe(500);
  await satchel.page.waitForTimeout(1_000);
  const stored = sandbox.ledger().filter((entry) => !entry.seeded);
  expect(new Set(stored.map((entry) => entry.sha256)).size).toBe(500);
  expect(stored).toHaveLength(500);
});

test('an upload can be cancelled while it waits, and tried again', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const headers = { 'Retry-After': '1000' };
  sandbox.faults.arm({ ...inOwnWords(429), headers, route: 'upload' });
  const [path] = await writeFiles(join(dataDir, 'slow'), [['slow.jpg', await jpegOfSize(900_000)]]);
  await dropFiles(satchel, [path as string]);
  const row = uploadRow(page, 'slow.jpg');
  await expect(row).toHaveAttribute('data-state', 'unsure');
  await row.getByRole('button', { name: /Cancel/ }).click();
  await expect(row).toContainText('Cancelled');
  expect(sandbox.ledger().filter((entry) => !entry.seeded)).toHaveLength(0);
  await row.getByRole('button', { name: /again|Retry/i }).click();
  await expect(row).toContainText(en.uploads.states.stored);
  expect(sandbox.ledger().filter((entry) => !entry.seeded)).toHaveLength(1);
});

const faults = [
  {
    name: 'a server error after storing',
    arm: { kind: 'answer', status: 500, at: 'stored' },
    times: 1,
    ends: en.uploads.states.stored,
  },
  {
    name: '404 from something between after storing',
    arm: { kind: 'answer', status: 404, body: '<html>not found</html>', at: 'stored' },
    times: 1,
    ends: en.uploads.states.stored,
  },
  {
    name: 'a page instead of JSON after storing',
    arm: { kind: 'answer', status: 200, body: '<html>sign in</html>', at: 'stored' },
    times: 1,
    ends: en.uploads.states.stored,
  },
  {
    name: 'no answer after storing',
    arm: { kind: 'reset', at: 'stored' },
    times: 1,
    ends: en.uploads.states.stored,
  },
  { name: 'a cut answer', arm: { kind: 'truncate' }, times: 1, ends: en.uploads.states.stored },
  {
    name: 'a refusal',
    arm: inOwnWords(400),
    times: 2,
    ends: 'refused by the provider',
  },
] as const;

for (const { name, arm, times, ends } of faults) {
  test(`${name} reaches the person and stores nothing twice`, async ({
    launch,
    sandbox,
    dataDir,
  }) => {
    const satchel = await launchConnected(launch, sandbox);
    sandbox.faults.arm({ ...arm, route: 'upload', times });
    const [path] = await writeFiles(join(dataDir, 'in'), [['fault.png', await pngBytes(77)]]);
    await dropFiles(satchel, [path as string]);
    await expect(uploadRow(satchel.page, 'fault.png')).toContainText(ends, { timeout: 40_000 });
    const stored = sandbox.ledger().filter((entry) => !entry.seeded);
    expect(stored).toHaveLength(ends === en.uploads.states.stored ? 1 : 0);
  });
}

test('what waits for a person goes on when it is tried now', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  sandbox.faults.arm({ ...inOwnWords(401), route: 'upload' });
  const [path] = await writeFiles(join(dataDir, 'in'), [['parked.png', await pngBytes(12)]]);
  await dropFiles(satchel, [path as string]);
  const row = uploadRow(satchel.page, 'parked.png');
  await expect(row).toHaveAttribute('data-state', 'unsure');
  await row.getByRole('button', { name: /^Try now/ }).click();
  await expect(row).toContainText(en.uploads.states.stored);
  expect(sandbox.ledger().filter((entry) => !entry.seeded)).toHaveLength(1);
});

test('a refused token parks the account and says so; a new one lets it go on', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  sandbox.faults.arm({ ...inOwnWords(401), route: 'upload' });
  const [path] = await writeFiles(join(dataDir, 'in'), [['held.png', await pngBytes(78)]]);
  await dropFiles(satchel, [path as string]);
  const row = uploadRow(page, 'held.png');
  await expect(row).toHaveAttribute('data-state', 'unsure');
  await expect(row).toContainText(en.uploads.states.unsureForAccount);
  // Nor is there a time at which it would be tried again by itself.
  await expect(row).not.toContainText('Retrying');
  await page
    .getByRole('button', { name: /Options for/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: en.accounts.replaceSecret }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Auth Token').fill(sandbox.plivo.authToken);
  await dialog.getByRole('button', { name: en.accounts.replace.submit, exact: true }).click();
  await expect(row).toContainText(en.uploads.states.stored);
});

test('an account whose token is refused when it is read asks for a new one at once', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchConnected(launch, sandbox);
  sandbox.faults.arm({ kind: 'answer', status: 401, route: 'list', times: 1 });
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  const banner = page.getByRole('alert').filter({ hasText: 'Showing the library as of' });
  await banner.getByRole('button', { name: en.accounts.replaceSecret }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Auth Token').fill(sandbox.plivo.authToken);
  await dialog.getByRole('button', { name: en.accounts.replace.submit, exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(banner).toBeHidden();
});
