import { describe, expect, it } from 'vitest';
import { accountId } from '../../shared/ids.ts';
import { type ShelfAccount, shelfFor } from '../../shared/shelf.ts';

const id = (name: string) => accountId.parse(name);
const shelf = (name: string, change: Partial<ShelfAccount> = {}): ShelfAccount => ({
  accountId: id(name),
  practice: false,
  accepts: ['image/jpeg'],
  link: 'public',
  ...change,
});
/** It sends, and takes no uploads. */
const line = shelf('line', { accepts: null });

describe('shelfFor', () => {
  it('is the sending account where that takes uploads, and else the first that can', () => {
    expect(shelfFor(id('b'), true, [shelf('a'), shelf('b')])).toBe('b');
    expect(shelfFor(id('line'), true, [line, shelf('a'), shelf('b')])).toBe('a');
  });

  it.each([
    ['of practice', { practice: true }],
    ['whose links end', { link: 'temporary' }],
    ['whose links may be closed', { link: 'varies' }],
    ['without links', { link: null }],
    ['that takes no pictures', { accepts: ['application/pdf'] }],
  ] as const)('is no account %s', (_, change) => {
    expect(shelfFor(id('line'), true, [line, shelf('a', change)])).toBeNull();
    expect(shelfFor(id('line'), true, [line, shelf('a', change), shelf('b')])).toBe('b');
  });

  it('is nobody else where the provider sends only its own', () => {
    expect(shelfFor(id('line'), false, [line, shelf('a')])).toBeNull();
    expect(shelfFor(id('a'), false, [line, shelf('a', { link: null })])).toBe('a');
    expect(shelfFor(id('unknown'), true, [shelf('a')])).toBeNull();
  });
});
