import { rgbaToThumbHash } from 'thumbhash';
import { expect, it } from 'vitest';
import { colourOf, gradientsOf } from '../../../../renderer/ui/media/blurOf.ts';

/** Red on the left, blue on the right. */
function hashOf(alpha: number): string {
  const edge = 16;
  const pixels = new Uint8Array(edge * edge * 4);
  for (let at = 0; at < pixels.length; at += 4) {
    const left = (at / 4) % edge < edge / 2;
    pixels.set(left ? [220, 20, 20, alpha] : [20, 20, 220, alpha], at);
  }
  return Buffer.from(rgbaToThumbHash(edge, edge, pixels)).toString('base64');
}

const channels = (css: string) => (/rgb\((\d+) (\d+) (\d+)/.exec(css) ?? []).slice(1).map(Number);

it('has the mean colour at once, and the colours of each side', () => {
  const [red = 0, green = 0, blue = 0] = channels(colourOf(hashOf(255)) ?? '');
  expect(Math.abs(red - blue)).toBeLessThan(40);
  expect(green).toBeLessThan(60);
  const across = gradientsOf(hashOf(255)).split('to right, ')[1] ?? '';
  const [first = '', , , last = ''] = across.split(', ');
  expect(channels(first)[0]).toBeGreaterThan(150);
  expect(channels(last)[2]).toBeGreaterThan(150);
});

it('is nothing for what is transparent, or no hash', () => {
  expect(colourOf(hashOf(0))).toBeNull();
  for (const text of ['', 'AAAA', '%%%', 'A'.repeat(400)]) expect(colourOf(text)).toBeNull();
  expect(gradientsOf('%%%')).toBe('none');
});
