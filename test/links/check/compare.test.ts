import { describe, expect, it } from 'vitest';
import { compareBytes } from '../../../electron/links/check/compare.ts';

const head = (text: string) => new TextEncoder().encode(text);
const its = { sizeBytes: 10, sha256: null, head: null };
const came = { bytes: 10, sha256: null, head: head('abc') };

describe('compareBytes', () => {
  it('goes by the best that is known of both', () => {
    expect(compareBytes({ ...its, sha256: 'a' }, { ...came, sha256: 'a' })).toBe('hash');
    expect(compareBytes({ ...its, sha256: 'a' }, { ...came, sha256: 'b' })).toBe('different');
    expect(compareBytes({ ...its, head: head('abcdef') }, came)).toBe('head');
    expect(compareBytes({ ...its, head: head('abX') }, came)).toBe('different');
    expect(compareBytes({ ...its, sizeBytes: 11, head: head('abc') }, came)).toBe('different');
    expect(compareBytes({ ...its, sha256: 'a' }, came)).toBe('length');
    expect(compareBytes({ ...its, sizeBytes: null }, came)).toBe('unknown');
    expect(compareBytes(its, { ...came, bytes: null })).toBe('unknown');
  });
});
