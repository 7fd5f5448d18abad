import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { photoBytes, pngBytes, writeFiles } from './support/files.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

const kills = 10;
const files = 60;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function kill({ app }: Satchel): Promise<void> {
  const main = app.process();
  const ended = once(main, 'exit');
  main.kill('SIGKILL');
  await ended;
}

test('ten blows in the middle of sending lose nothing and store nothing twice', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  test.setTimeout(480_000);
  const uploaded = () => sandbox.ledger().filter((entry) => !entry.seeded);
  let satchel = await launchConnected(launch, sandbox);
  const pictures = await Promise.all(
    Array.from({ length: files }, async (_, index) => {
      const marked = Buffer.concat([await pngBytes(index), Buffer.from(`number ${index}`)]);
      return [`picture-${index}.png`, marked] as const;
    }),
  );
  const paths = await writeFiles(join(dataDir, 'drop'), pictures);
  // Each answer is late, so that there is always something on its way.
  sandbox.faults.arm({ kind: 'slow-headers', route: 'upload', delayMs: 700, times: 1e6 });
  const share = files / kills;
  for (let blow = 0; blow < kills; blow += 1) {
    await dropFiles(satchel, paths.slice(blow * share, (blow + 1) * share));
    // One of this share: those of the blows before are there from the start.
    const taken = uploadRow(satchel.page, `picture-${blow * share}.png`);
    await expect(taken).toBeAttached();
    await satchel.page.waitForTimeout(100 + ((blow * 389) % 900));
    await kill(satchel);
    satchel = await launch({ baseUrl: sandbox.plivo.baseUrl });
    await expect(satchel.page.getByRole('grid', { name: 'Library' })).toBeVisible();
  }
  sandbox.faults.clear();
  // What was unsure is asked about for a minute before it is sent again.
  await expect.poll(() => uploaded().length, { timeout: 180_000 }).toBe(files);
  await expect(satchel.page.getByRole('region', { name: 'Uploads' })).toContainText(
    `${files} uploaded`,
    { timeout: 150_000 },
  );
  expect(
    uploaded()
      .map((entry) => entry.sha256)
      .sort(),
  ).toEqual(pictures.map(([, bytes]) => sha256(bytes)).sort());
});

test('a picture that was being shrunk when Satchel was killed arrives shrunk', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  test.setTimeout(300_000);
  const uploaded = () => sandbox.ledger().filter((entry) => !entry.seeded);
  const satchel = await launchConnected(launch, sandbox);
  const photos = await Promise.all(
    [1, 2, 3].map(async (seed) => [`photo-${seed}.jpg`, await photoBytes(seed)] as const),
  );
  await dropFiles(satchel, await writeFiles(join(dataDir, 'drop'), photos));
  const tray = satchel.page.getByRole('region', { name: 'Uploads' });
  await tray.getByRole('button', { name: 'Resize all 3 to fit' }).first().click();
  await expect(uploadRow(satchel.page, 'photo-3')).toContainText(en.uploads.states.shrinking);
  await kill(satchel);
  expect(uploaded().length).toBeLessThan(3);

  const { page } = await launch({ baseUrl: sandbox.plivo.baseUrl });
  await expect
    .poll(() => uploaded().length, { timeout: 150_000, message: 'all three arrive' })
    .toBe(3);
  const all = page
    .getByRole('region', { name: 'Uploads' })
    .getByText('3 uploaded', { exact: true });
  await expect(all).toBeVisible();
  for (const { sizeBytes } of uploaded()) expect(sizeBytes).toBeLessThanOrEqual(2_000_000);
});
