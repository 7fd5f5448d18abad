import { down } from '../../electron/http/httpFailure.ts';
import type { Failure } from '../../shared/failure.ts';

/** What something between forwards whole, to answer it in the provider's place. */
export const fromBetween = {
  '302-stored': down('redirected', 302),
  '400-stored': {
    kind: 'provider-refused',
    status: 400,
    code: null,
    detail: null,
    said: null,
  },
  '401-stored': { kind: 'unauthorized' },
  '403-stored': { kind: 'forbidden', detail: null, said: null },
  '404-stored': { kind: 'not-found' },
  '404-lost': { kind: 'not-found' },
  '429-stored': { kind: 'rate-limited', retryAfterMs: null },
} as const satisfies Readonly<Record<string, Failure>>;

/** What the provider refuses in its own words. */
export const inOwnWords = {
  'own-400': {
    kind: 'provider-refused',
    status: 400,
    code: '20001',
    detail: null,
    said: 'no',
  },
  'own-401': { kind: 'unauthorized' },
  'own-429': { kind: 'rate-limited', retryAfterMs: 8_000 },
} as const satisfies Readonly<Record<string, Failure>>;

/** Answers after the last bytes that are no success, or one that is only an id. */
export type BetweenFault =
  | keyof typeof fromBetween
  | keyof typeof inOwnWords
  | 'bare-stored'
  | 'bare-lost';

export const betweenFaults: readonly BetweenFault[] = [
  ...(Object.keys(fromBetween) as (keyof typeof fromBetween)[]),
  ...(Object.keys(inOwnWords) as (keyof typeof inOwnWords)[]),
  'bare-stored',
  'bare-lost',
];
