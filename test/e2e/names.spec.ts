import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { connect, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

const long =
  'newsletter-banner-for-the-very-long-summer-sale-of-2026-and-all-that-came-after-it.png';
const england = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}';
const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';
const hebrew = 'חשבונית-ארוכה-מאוד-לחודש-מאי-2026.png';
const inOrder = [
  ...['~adam.png', '~IMG_2.png', '~IMG_10.png', '~zebra.png', '~åtta.png', '~ärlig.png'],
  '~östlig.png',
];

test('names are in the order of the language, whole for who listens, and as they were sent', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launch({
    baseUrl: sandbox.plivo.baseUrl,
    env: { LANGUAGE: 'sv' },
    args: ['--lang=sv'],
  });
  const { page } = satchel;
  await connect(page, sandbox);
  const names = [
    long,
    hebrew,
    ...[...inOrder].reverse(),
    `${england}${family}-${england}${family}-${england}${family}.png`,
    'say "hi" 100%25 %22off%22.png',
    'invoice\u202Egpj.png',
  ];
  const files = await Promise.all(
    names.map(async (name, n) => [name, await pngBytes(40 + n)] as const),
  );
  await dropFiles(satchel, await writeFiles(join(dataDir, 'named'), files));
  const stored = () => sandbox.ledger().filter(({ seeded }) => !seeded);
  await expect.poll(() => stored().length).toBe(names.length);

  // A server reads the very names, without what would turn them around.
  const sent = names.map((name) => name.replace('\u202E', ''));
  expect(
    stored()
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...sent].sort());

  // Who listens hears a name whole, and not the two parts of it that are seen.
  for (const name of [long, hebrew]) {
    const row = uploadRow(page, name);
    await expect(row).toHaveAttribute('data-state', 'stored');
    const heard = await row.ariaSnapshot();
    expect(heard).toContain(name);
    expect(heard.replaceAll(name, '')).not.toContain(name.slice(-12));
  }

  await page.getByRole('combobox', { name: en.find.search }).fill('~');
  await page.getByRole('button', { name: new RegExp(en.find.sort) }).click();
  await page.getByRole('menuitemcheckbox', { name: en.find.sortBy.name, exact: true }).click();
  const cards = page.getByRole('grid').getByRole('gridcell');
  const shown = () =>
    cards.evaluateAll((all) => all.map((card) => card.querySelector('bdi')?.title ?? ''));
  await expect.poll(shown).toEqual(inOrder);
});
