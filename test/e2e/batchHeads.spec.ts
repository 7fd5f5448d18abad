import { join } from 'node:path';
import { inOwnWords } from '../uploads/support/ownWords.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

test('an account is not offered to go on alone while all is paused', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const tray = page.getByRole('region', { name: 'Uploads' });
  const headers = { 'Retry-After': '600' };
  sandbox.faults.arm({ ...inOwnWords(429), headers, route: 'upload', times: 10_000 });
  // The first is refused and holds the lane; the second waits behind it.
  for (const [name, state] of [
    ['one.txt', 'unsure'],
    ['two.txt', 'queued'],
  ] as const) {
    await dropFiles(satchel, await writeFiles(join(dataDir, name), [[name, Buffer.from(name)]]));
    await expect(uploadRow(page, name)).toHaveAttribute('data-state', state);
  }
  const named = (name: string) => tray.getByRole('button', { name, exact: true });
  const pauseOne = named('Pause uploads to Sandbox account');
  const resumeOne = named('Resume uploads to Sandbox account');
  await expect(pauseOne).toHaveCount(2);
  await pauseOne.first().click();
  await expect(resumeOne).toHaveCount(2);
  await resumeOne.first().click();
  await expect(pauseOne).toHaveCount(2);
  await named('Pause uploads').click();
  await expect(named('Resume uploads')).toBeVisible();
  await expect(pauseOne).toHaveCount(0);
  await expect(resumeOne).toHaveCount(0);
  await named('Resume uploads').click();
  await expect(pauseOne).toHaveCount(2);
});
