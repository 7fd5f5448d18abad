import { describe, expect, it } from 'vitest';
import { copyHolderFor, type HolderAccount } from '../../shared/copyHolder.ts';
import { accountId } from '../../shared/ids.ts';

const id = (name: string) => accountId.parse(name);
const account = (name: string, change: Partial<HolderAccount> = {}): HolderAccount => ({
  accountId: id(name),
  practice: false,
  accepts: ['image/jpeg'],
  link: 'public',
  ...change,
});
/** It sends, and takes no uploads. */
const line = account('line', { accepts: null });

describe('copyHolderFor', () => {
  it('is the sending account where that takes uploads, and else the first that can', () => {
    expect(copyHolderFor(id('b'), true, [account('a'), account('b')])).toBe('b');
    expect(copyHolderFor(id('line'), true, [line, account('a'), account('b')])).toBe('a');
  });

  it.each([
    ['of practice', { practice: true }],
    ['whose links end', { link: 'temporary' }],
    ['whose links may be closed', { link: 'unless-protected' }],
    ['whose links end as a rule', { link: 'usually-temporary' }],
    ['without links', { link: null }],
    ['that takes no pictures', { accepts: ['application/pdf'] }],
  ] as const)('is no account %s', (_, change) => {
    expect(copyHolderFor(id('line'), true, [line, account('a', change)])).toBeNull();
    expect(copyHolderFor(id('line'), true, [line, account('a', change), account('b')])).toBe('b');
  });

  it('is nobody else where the provider sends only its own', () => {
    expect(copyHolderFor(id('line'), false, [line, account('a')])).toBeNull();
    expect(copyHolderFor(id('a'), false, [line, account('a', { link: null })])).toBe('a');
    expect(copyHolderFor(id('unknown'), true, [account('a')])).toBeNull();
  });
});
