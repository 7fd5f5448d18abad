import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareText } from '../../shared/shareFormats.ts';

it('writes one link a line, in the order given', () => {
  fc.assert(
    fc.property(fc.array(fc.webUrl(), { minLength: 1 }), (urls) => {
      const text = shareText(
        urls.map((url) => ({ url, name: null })),
        'url',
      );
      expect(text.split('\n')).toEqual(urls);
    }),
  );
});

it('writes nothing for nothing', () => {
  expect(shareText([], 'url')).toBe('');
});
