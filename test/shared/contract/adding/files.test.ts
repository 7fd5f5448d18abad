import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handedFiles } from '../../../../shared/contract/adding/files.ts';
import { maxHandedBytes } from '../../../../shared/contract/adding/handedFile.ts';

const parse = (value: unknown) => handedFiles.safeParse(value).data ?? null;

const path = (text: string) => ({ kind: 'path', path: text });
const bytes = (size: number, name = 'a.png') => ({
  kind: 'bytes',
  name,
  bytes: new Uint8Array(size),
});

describe('handedFiles', () => {
  it('takes files on disk and bytes, ten thousand at once', () => {
    const few = [path('/home/ann/cat.png'), bytes(3)];
    expect(parse(few)).toEqual(few);
    expect(parse(Array(10_000).fill(path('/a')))).toHaveLength(10_000);
  });

  it.each<[string, unknown]>([
    ['nothing', []],
    ['no list', { 0: path('/a'), length: 1 }],
    ['one too many', Array(10_001).fill(path('/a'))],
    ['an empty path', [path('')]],
    ['a path that is too long', [path('x'.repeat(32_769))]],
    ['paths too long together', Array(10_000).fill(path('x'.repeat(1_000)))],
    ['a name that is too long', [bytes(1, 'x'.repeat(1_025))]],
    ['bytes that are too many', [bytes(maxHandedBytes + 1)]],
    ['bytes too many together', Array(5).fill(bytes(maxHandedBytes))],
    ['another kind', [{ kind: 'link', path: '/a' }]],
    ['a key that is not known', [{ ...path('/a'), mode: 'move' }]],
    ['bytes that are none', [{ kind: 'bytes', name: 'a', bytes: [1, 2] }]],
    ['a path that is an object', [{ kind: 'path', path: { toString: () => '/a' } }]],
    ['a list with a hole', Object.assign(Array(2), { 1: path('/a') })],
  ])('refuses %s', (_, value) => {
    expect(parse(value)).toBe(null);
  });

  it('answers rather than throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const parsed = parse(value);
        expect(parsed === null || parsed.length > 0).toBe(true);
      }),
    );
  });
});
