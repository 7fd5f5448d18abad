import { describe, expect, it } from 'vitest';
import { nameAs } from '../../electron/remedies/nameAs.ts';
import { offersFor } from '../../electron/remedies/offersFor.ts';
import type { FailureOf } from '../../shared/failure.ts';
import { accountId } from '../../shared/ids.ts';

type Refusal = FailureOf<'file-rejected'>;

const limits = {
  maxFileBytes: 2_000_000,
  maxFilesPerRequest: 10,
  accepts: ['image/jpeg', 'image/png', 'image/gif', 'application/pdf'],
};
const roomy = {
  accountId: accountId.parse('roomy'),
  limits: { ...limits, maxFileBytes: 150_000_000, accepts: ['*/*'] },
};
const tight = { accountId: accountId.parse('tight'), limits };

const refused = (rule: Refusal['rule'], foundType: string | null, sizeBytes = 3_000_000) => {
  const refusal: Refusal = {
    kind: 'file-rejected',
    ...{ rule, foundType, sizeBytes, limitBytes: limits.maxFileBytes, accepts: limits.accepts },
  };
  return refusal;
};
const unlimited = (rule: Refusal['rule'], foundType: string): Refusal => ({
  ...refused(rule, foundType),
  limitBytes: null,
});
/** Of what cannot be taken out of it. */
const fixed = (rule: Refusal['rule'], foundType: string): Refusal => ({
  ...refused(rule, foundType),
  placeStays: true,
});
const tried = (refusal: Refusal, ...accepts: string[]): Refusal => ({ ...refusal, accepts });
const kinds = (refusal: Refusal, others = [roomy, tight]) =>
  offersFor(refusal, limits, others).map(({ remedy }) =>
    remedy.kind === 'convert'
      ? `${remedy.to}${remedy.flatten ? ' on white' : ''}`
      : remedy.kind === 'shrink'
        ? `shrink${remedy.flatten ? ' on white' : ''}`
        : remedy.kind === 'other-account'
          ? remedy.accountId
          : remedy.kind,
  );

describe('offersFor', () => {
  it.each<[Refusal, string[]]>([
    [refused('too-large', 'image/jpeg'), ['shrink', 'roomy']],
    [refused('too-large', 'image/gif'), ['shrink', 'roomy']],
    [refused('too-large', 'application/pdf'), ['roomy']],
    [refused('too-large', 'image/jpeg', 60_000_000), ['shrink', 'roomy']],
    [refused('too-large', 'image/jpeg', 70_000_000), ['roomy']],
    [refused('too-large', 'image/jpeg', 151_000_000), []],
    [refused('wrong-type', 'image/webp'), ['image/jpeg', 'image/png', 'roomy']],
    [refused('wrong-type', 'application/zip'), ['roomy']],
    [refused('wrong-type', null), ['roomy']],
    [refused('transparent', 'image/png'), ['shrink on white', 'roomy']],
    [refused('transparent', 'image/webp'), ['image/jpeg on white', 'roomy']],
    [
      tried(refused('transparent', 'image/webp'), 'image/jpeg'),
      ['image/png', 'image/jpeg on white', 'roomy'],
    ],
    [tried(refused('transparent', 'image/webp'), 'image/png'), ['image/jpeg on white', 'roomy']],
    [
      tried(refused('transparent', 'image/png'), 'image/jpeg', 'image/png'),
      ['shrink on white', 'roomy'],
    ],
    [
      tried(refused('transparent', 'image/png'), 'image/jpeg'),
      ['image/png', 'shrink on white', 'roomy'],
    ],
    [tried(refused('transparent', 'image/webp')), ['image/jpeg on white', 'roomy']],
    [refused('stays-too-large', 'image/gif'), ['roomy']],
    [refused('location', 'image/jpeg'), ['remove-place', 'keep-place']],
    [refused('place-unknown', 'video/mp4'), ['remove-place', 'keep-place']],
    [fixed('place-unknown', 'application/pdf'), ['keep-place']],
    [fixed('location', 'application/zip'), ['keep-place']],
    [fixed('place-unknown', 'image/jpeg'), ['image/jpeg', 'image/png', 'keep-place']],
    [refused('place-stays', 'video/mp4'), ['keep-place']],
    [refused('place-stays', 'image/jpeg'), ['keep-place']],
    [unlimited('place-stays', 'image/jpeg'), ['image/jpeg', 'image/png', 'keep-place']],
    [refused('place-not-kept', 'image/jpeg'), ['shrink', 'roomy']],
    [refused('duplicate', 'image/png'), []],
    [refused('unreadable', null), []],
    [refused('empty', null, 0), []],
  ])('offers for %j what would work: %j', (refusal, expected) => {
    expect(kinds(refusal)).toEqual(expected);
  });

  it('promises no type that is not taken', () => {
    const onlyPdf = { ...limits, accepts: ['application/pdf'] };
    expect(offersFor(refused('wrong-type', 'image/webp'), onlyPdf, [])).toEqual([]);
    expect(offersFor(refused('too-large', 'image/gif'), onlyPdf, [])).toEqual([]);
    const asJpeg = tried(refused('transparent', 'image/webp'), 'image/jpeg');
    expect(offersFor(asJpeg, { ...limits, accepts: ['image/jpeg'] }, [])).toEqual([
      { remedy: { kind: 'convert', to: 'image/jpeg', flatten: true }, estimatedBytes: null },
    ]);
  });

  it('says about how much would go', () => {
    const [offer] = offersFor(refused('too-large', 'image/png'), limits, []);
    expect(offer?.estimatedBytes).toBeGreaterThan(1_800_000);
    expect(offer?.estimatedBytes).toBeLessThanOrEqual(2_000_000);
  });
});

describe('nameAs', () => {
  it.each([
    ['beach.PNG', 'image/jpeg', 'beach.jpg'],
    ['beach.JPEG', 'image/jpeg', 'beach.JPEG'],
    ['version 1.2', 'image/png', 'version 1.2.png'],
    ['IMG_1.heic', 'image/jpeg', 'IMG_1.jpg'],
  ] as const)('calls %s as %s %s', (name, type, expected) => {
    expect(nameAs(name, type)).toBe(expected);
  });
});
