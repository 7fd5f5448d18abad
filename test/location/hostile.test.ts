import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { peekInto } from '../../electron/location/bytes/peek.ts';
import { lookForLocations } from '../../electron/location/findLocations.ts';
import { locationOf } from '../../electron/location/locationOf.ts';

const repeated = (part: string, bytes: number) => Buffer.alloc(bytes, Buffer.from(part, 'latin1'));

it.each([
  ['directories that lead nowhere', 'II*\0', 'image/jpeg'],
  ['words that never end', '<a:gpslat>', 'image/jpeg'],
  ['films in films', '\0\0\0\x10ftypisom\0\0\0\0', 'video/mp4'],
  [
    'parts of one description',
    '\xff\xe1\xff\xffhttp://ns.adobe.com/xmp/extension/\0',
    'image/jpeg',
  ],
  ['pictures that are none', '\x89PNG\r\n\x1a\n', 'image/jpeg'],
] as const)('%s: ends, and is not known', async (_, part, type) => {
  const bytes = repeated(part, 8_000_000);
  expect((await lookForLocations(peekInto(bytes), bytes.length, type)).answer).toBe('unknown');
});

it('lets others have a turn while it looks', async () => {
  const bytes = repeated('\x89PNG\r\n\x1a\n', 4_000_000);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  await lookForLocations(peekInto(bytes), bytes.length, 'image/jpeg');
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
});

it('does not know what it had no time for, and says so', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-late-'));
  const path = join(dir, 'film');
  const bytes = Buffer.alloc(3_000_000, 1);
  writeFileSync(path, bytes);
  const handle = await open(path);
  try {
    let looks = 0;
    const isLate = () => {
      looks += 1;
      return looks > 4;
    };
    const late = await locationOf(
      handle,
      bytes.subarray(0, 100),
      bytes.length,
      'video/mp4',
      isLate,
    );
    expect(late).toEqual({ answer: 'unknown', stays: true });
    const calm = await locationOf(handle, bytes.subarray(0, 100), bytes.length, 'video/mp4');
    expect(calm).toEqual({ answer: 'none', stays: false });
  } finally {
    await handle.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
