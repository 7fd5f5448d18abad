import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kindOf, mediaKind } from '../../shared/media.ts';

it.each([
  ['image/jpeg', 'image'],
  ['IMAGE/PNG', 'image'],
  ['image/gif; charset=binary', 'image'],
  ['video/mp4', 'video'],
  ['audio/ogg', 'audio'],
  ['application/pdf', 'pdf'],
  [' application/pdf ;x=y', 'pdf'],
  ['text/plain; charset=utf-8', 'text'],
  ['application/zip', 'other'],
  // Markup that can carry scripts is never treated as a picture.
  ['image/svg+xml', 'other'],
  ['', 'other'],
  [null, 'other'],
])('calls %s a kind of %s', (type, kind) => {
  expect(kindOf(type)).toBe(kind);
});

it('has a kind for whatever a provider says', () => {
  fc.assert(
    fc.property(fc.string(), (type) => {
      expect(mediaKind.options).toContain(kindOf(type));
    }),
  );
});
