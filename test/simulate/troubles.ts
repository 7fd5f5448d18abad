import { down } from '../../electron/http/httpFailure.ts';
import type { Failure } from '../../shared/failure.ts';
import { fromBetween, inOwnWords } from './betweenFault.ts';
import type { SendFault } from './fault.ts';

type Answers = Partial<Record<SendFault, Failure>>;

const unreadable = down('unreadable-answer');
/** Until a request without an answer is given up. */
const timeOutMs = 50_000;

/** Refusals that a server may give before it has read the whole request. */
const early: Answers = {
  'early-success': down('unreadable-answer', 200),
  '401': { kind: 'unauthorized' },
  '403': { kind: 'forbidden', detail: null, said: null },
  '413': {
    kind: 'provider-refused',
    status: 413,
    code: null,
    detail: null,
    said: null,
  },
  '429': { kind: 'rate-limited', retryAfterMs: null },
  redirected: down('redirected', 302),
};

/** Answers to a whole request of which nothing is stored, whatever they sound like. */
const late: Answers = {
  '400': {
    kind: 'provider-refused',
    status: 400,
    code: null,
    detail: null,
    said: null,
  },
  '429-seconds': { kind: 'rate-limited', retryAfterMs: 8_000 },
  '429-long': { kind: 'rate-limited', retryAfterMs: 1_200_000 },
  '500-lost': down('status', 500),
  'reset-lost': down('cut-answer'),
  '404-lost': fromBetween['404-lost'],
};

/** Answers from which nobody can tell that everything is stored. */
const muddled: Answers = {
  'reset-stored': down('cut-answer'),
  'listed-late': down('cut-answer'),
  '500-stored': down('status', 500),
  '503-stored-retry-after': {
    kind: 'provider-down',
    cause: 'status',
    status: 503,
    retryAfterMs: 3_000,
  },
  'other-file': unreadable,
  '302-stored': fromBetween['302-stored'],
  '400-stored': fromBetween['400-stored'],
  '401-stored': fromBetween['401-stored'],
  '403-stored': fromBetween['403-stored'],
  '404-stored': fromBetween['404-stored'],
  '429-stored': fromBetween['429-stored'],
};

/** Refusals of a whole request in the provider's own words. */
const own: Answers = inOwnWords;

/** What requests with files are answered, by what befalls them. */
export const troubles = { early, late, muddled, own, timeOutMs } as const;
