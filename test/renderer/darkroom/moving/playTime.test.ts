import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { playTimeOf } from '../../../../renderer/darkroom/moving/playTime.ts';

const gif = readFileSync(
  new URL('../../../../electron/sandbox/seed/flash-sale.gif', import.meta.url),
);

it('adds up what the frames of an animation say, without decoding one', async () => {
  const { delay = [] } = await sharp(gif, { animated: true }).metadata();
  const whole = delay.reduce((sum, ms) => sum + ms, 0);
  expect(playTimeOf(gif, 'image/gif')).toBe(whole);
  const webp = await sharp(gif, { animated: true }).webp().toBuffer();
  expect(playTimeOf(webp, 'image/webp')).toBe(whole);
});

it('says nothing of what stands still, or of what is cut before its second frame', async () => {
  const still = await sharp(gif).gif().toBuffer();
  expect(playTimeOf(still, 'image/gif')).toBeNull();
  expect(playTimeOf(await sharp(gif).png().toBuffer(), 'image/png')).toBeNull();
  expect(playTimeOf(gif.subarray(0, 200), 'image/gif')).toBeNull();
  expect(playTimeOf(Buffer.alloc(0), 'image/webp')).toBeNull();
});
