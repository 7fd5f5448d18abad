import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { type PhoneFilm, phoneFilm } from '../films/phoneFilm.ts';
import { readFilm } from '../films/readFilm.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

const { repack } = en.uploads.remedies;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const samplesOf = (film: Buffer) =>
  readFilm(film)
    .tracks.filter(({ handler }) => /vide|soun/.test(handler))
    .map(({ samples }) => sha256(Buffer.concat(samples.map(({ bytes }) => bytes))));

const sent = (sandbox: Sandbox) => sandbox.ledger().filter((entry) => !entry.seeded);

/** What an account gives out under an id, as anyone with its link gets it. */
async function bytesOf({ plivo }: Sandbox, id: string): Promise<Buffer> {
  const { baseUrl, authId, authToken } = plivo;
  const authorization = `Basic ${Buffer.from(`${authId}:${authToken}`).toString('base64')}`;
  const told = await fetch(`${baseUrl}/Account/${authId}/Media/${id}/`, {
    headers: { authorization },
  });
  const { media_url: url } = (await told.json()) as { media_url: string };
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}

const pressed = (page: Page, name: string, action: string) =>
  uploadRow(page, name).getByRole('button', { name: `${action}: ${name}` });

test('a film of a phone is repacked by one press, and uploaded as an MP4', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const film = phoneFilm();
  await dropFiles(satchel, await writeFiles(join(dataDir, 'in'), [['IMG_0001.MOV', film]]));
  // By the keyboard, as by the mouse below.
  await pressed(page, 'IMG_0001.MOV', repack).focus();
  await page.keyboard.press('Enter');
  const row = uploadRow(page, 'IMG_0001.mp4');
  await expect(row).toHaveAttribute('data-state', 'stored');
  await expect(row).toContainText(en.uploads.altered('MOV'));

  const [entry] = sent(sandbox);
  expect(sent(sandbox)).toHaveLength(1);
  const made = await bytesOf(sandbox, entry?.id ?? '');
  expect(readFilm(made).brands).toContain('isom');
  expect(samplesOf(made)).toEqual(samplesOf(film));
  expect(made.includes('52.5015')).toBe(false);
});

test('two films are repacked by one press; what cannot be says why, and has no such button', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const hopeless: readonly (readonly [string, PhoneFilm, string])[] = [
    ['studio.mov', { pictureFormat: 'apcn' }, en.failures.file.film.picture('ProRes')],
    ['voice.mov', { soundFormat: 'sowt' }, en.failures.file.film.sound('PCM')],
    ['bought.mov', { pictureFormat: 'drmi' }, en.failures.file.film.protected],
  ];
  await dropFiles(
    satchel,
    await writeFiles(join(dataDir, 'in'), [
      ['boat.mov', phoneFilm()],
      ['harbour.mov', phoneFilm({ withoutSound: true })],
      // Other bytes, and the same film.
      ['second.mov', phoneFilm({ padding: 3 })],
      ...hopeless.map(([name, film]) => [name, phoneFilm(film)] as const),
      ['shop.m4v', phoneFilm({ brand: 'M4V ', located: false })],
    ]),
  );
  // What a shop calls M4V is an MP4.
  await expect(uploadRow(page, 'shop.m4v')).toHaveAttribute('data-state', 'stored');
  for (const [name, , why] of hopeless) {
    await expect(uploadRow(page, name)).toContainText(why);
    await expect(pressed(page, name, repack)).toHaveCount(0);
  }
  await page.getByRole('button', { name: en.uploads.remedies.repackAll(3) }).click();
  await expect(uploadRow(page, 'harbour.mp4')).toHaveAttribute('data-state', 'stored');
  await expect(uploadRow(page, 'second.mp4')).toContainText(
    en.failures.file.duplicate.title('boat.mp4'),
  );
  expect(sent(sandbox)).toHaveLength(3);
});
