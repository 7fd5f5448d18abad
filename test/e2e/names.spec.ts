import { join } from 'node:path';
import { connect } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

const long =
  'newsletter-banner-for-the-very-long-summer-sale-of-2026-and-all-that-came-after-it.png';
const england = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}';
const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';

test('a server reads the very names, however they are written', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launch({
    baseUrl: sandbox.plivo.baseUrl,
  });
  const { page } = satchel;
  await connect(page, sandbox);
  const names = [
    ...['~zebra.png', '~ärlig.png', '~åtta.png', '~IMG_10.png', '~IMG_2.png', '~adam.png'],
    `~${england}${family}-${england}${family}-${england}${family}.png`,
    '~say "hi" 100%25 %22off%22.png',
    '~invoice\u202Egpj.png',
    '~חשבונית-ארוכה-מאוד-לחודש-מאי-2026.png',
    long,
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
});
