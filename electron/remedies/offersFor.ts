import type { FailureOf } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { RemedyOffer } from '../../shared/remedy.ts';
import { checkFile, type FileLimits } from '../../shared/upload.ts';
import { canRepack } from './filmTypes.ts';
import { canConvert, canShrink, maxOriginalBytes, stillTypes } from './pictureTypes.ts';

export interface AccountLimits {
  readonly accountId: AccountId;
  readonly limits: FileLimits;
}

/** A result is aimed at just under the limit. */
const aim = 0.96;

/** What would make a refused file fit, judged by what it really is; the gentlest first. */
export function offersFor(
  refusal: FailureOf<'file-rejected'>,
  limits: FileLimits,
  others: readonly AccountLimits[],
): RemedyOffer[] {
  const { rule } = refusal;
  // Without the place it can still be made smaller.
  if (rule === 'too-large' || rule === 'place-not-kept') {
    return [...shrinking(refusal, limits, false), ...elsewhere(refusal, others)];
  }
  if (rule === 'transparent') {
    const taken = limits.accepts.includes(refusal.foundType ?? '');
    const flattened = taken ? shrinking(refusal, limits, true) : converting(refusal, limits, true);
    return [...keepingTransparency(refusal, limits), ...flattened, ...elsewhere(refusal, others)];
  }
  if (rule === 'wrong-type') {
    return [
      ...repacking(refusal, limits),
      ...converting(refusal, limits, false),
      ...elsewhere(refusal, others),
    ];
  }
  if (rule === 'encoding') return [...asUtf8(refusal), ...elsewhere(refusal, others)];
  if (rule === 'location' || rule === 'place-unknown') return aboutPlace(refusal, limits);
  if (rule === 'place-stays') {
    const keeping = { remedy: { kind: 'keep-place' }, estimatedBytes: refusal.sizeBytes } as const;
    // A picture made anew says no place; one too large to be copied is too large for that as well.
    const anew = refusal.limitBytes === null ? converting(refusal, limits, false) : [];
    return [...anew, keeping];
  }
  if (rule === 'cut-short') {
    return [{ remedy: { kind: 'send-cut' }, estimatedBytes: refusal.sizeBytes }];
  }
  return notMade.includes(rule) ? elsewhere(refusal, others) : [];
}

type Refusal = FailureOf<'file-rejected'>;

/** Nothing could be made of it that fits here. */
const notMade: readonly Refusal['rule'][] = [
  'stays-too-large',
  'undecodable',
  'moving',
  'too-much',
  'too-slow',
  'not-made',
];

const isHandy = ({ sizeBytes }: Refusal) => sizeBytes === null || sizeBytes <= maxOriginalBytes;

/** What could not be read may still be written over. */
function aboutPlace(refusal: Refusal, limits: FileLimits): RemedyOffer[] {
  const unread = refusal.rule === 'place-unknown' && ({ unread: true } as const);
  const as = (kind: 'remove-place' | 'keep-place'): RemedyOffer => ({
    remedy: { kind, ...unread },
    estimatedBytes: refusal.sizeBytes,
  });
  if (!refusal.placeStays) return [as('remove-place'), as('keep-place')];
  return [...converting(refusal, limits, false), as('keep-place')];
}

function shrinking(refusal: Refusal, limits: FileLimits, flatten: boolean): RemedyOffer[] {
  const { foundType, placed } = refusal;
  if (!canShrink(foundType) || !isHandy(refusal)) return [];
  const animated = foundType === 'image/gif';
  const possible = animated ? limits.accepts.includes('image/gif') : stillTypes(limits.accepts)[0];
  if (!possible) return [];
  const estimatedBytes = animated ? null : Math.floor(limits.maxFileBytes * aim);
  const offer: RemedyOffer = { remedy: { kind: 'shrink', flatten }, estimatedBytes };
  const placeFits = foundType === 'image/jpeg' && stillTypes(limits.accepts).includes(foundType);
  if (!placed || !placeFits) return [offer];
  return [offer, { remedy: { kind: 'shrink', flatten, keepPlace: true }, estimatedBytes }];
}

function converting(refusal: Refusal, limits: FileLimits, flatten: boolean): RemedyOffer[] {
  const { foundType } = refusal;
  if (!canConvert(foundType) || !isHandy(refusal)) return [];
  const types = stillTypes(limits.accepts).filter((to) => !flatten || to === 'image/jpeg');
  return types.map((to) => ({ remedy: { kind: 'convert', to, flatten }, estimatedBytes: null }));
}

/** One offer for each way to read it: who wrote it knows which is right. */
function asUtf8({ readings = [] }: Refusal): RemedyOffer[] {
  return readings.map(({ encoding: from }) => ({
    remedy: { kind: 'to-utf8', from },
    estimatedBytes: null,
  }));
}

function repacking(refusal: Refusal, limits: FileLimits): RemedyOffer[] {
  if (!canRepack(refusal, limits)) return [];
  return [{ remedy: { kind: 'repack' }, estimatedBytes: refusal.film?.bytes ?? null }];
}

/** As a PNG, unless that was tried; a refusal of an earlier Satchel does not tell. */
function keepingTransparency(refusal: Refusal, limits: FileLimits): RemedyOffer[] {
  const { accepts: tried } = refusal;
  if (tried.length === 0 || tried.includes('image/png')) return [];
  const offers = converting(refusal, limits, false);
  return offers.filter(({ remedy }) => remedy.kind === 'convert' && remedy.to === 'image/png');
}

function elsewhere(refusal: Refusal, others: readonly AccountLimits[]): RemedyOffer[] {
  const { sizeBytes, foundType: contentType, readings = [] } = refusal;
  const facts = { readable: true, folder: false, sizeBytes, contentType, readings };
  return others
    .filter(({ limits }) => checkFile(facts, limits) === null)
    .map(({ accountId }) => ({
      remedy: { kind: 'other-account', accountId },
      estimatedBytes: sizeBytes,
    }));
}
