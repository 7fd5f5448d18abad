import type { LinkPromise } from '../../../shared/links/promise.ts';
import { en } from '../../strings/en.ts';
import { formatDuration } from '../format.ts';
import { type Timed, timed, untimed } from '../timed.ts';
import { linkLifeOf } from './linkLife.ts';

const words = en.promise;

export interface PromiseText {
  /** Who can open the link and until when: the sentence that matters most. */
  readonly main: Timed;
  /** What else ends it, how sure that is, and what would keep it longer; a sentence each. */
  readonly notes: readonly string[];
}

function mainOf({ opens, until }: LinkPromise, now: number): Timed {
  if (opens === 'account' && until.kind !== 'over') return untimed(words.account);
  const said = opens === 'unless-private' ? words.unlessPrivate : words.anyone;
  switch (until.kind) {
    case 'at': {
      const say = until.by === 'item' ? words.untilItem : words.untilLink;
      return timed(until.at, now, (when) => say(said, when));
    }
    case 'for':
      return untimed(words.forSome(said, linkLifeOf(until.ms)));
    case 'message':
      return untimed(words.untilMessage(said));
    case 'open':
      return untimed(words.open(said));
    case 'over':
      return untimed(until.by === 'item' ? words.itemOver : words.linkOver);
    default:
      return until satisfies never;
  }
}

/** What a link promises, in words that stand alone. */
export function promiseText(promise: LinkPromise, provider: string, now: number): PromiseText {
  const { opens, until, enders, certainty, maybeSooner, sentLifeMs } = promise;
  const notes: string[] = [];
  if (opens === 'account' && until.kind !== 'over')
    return { main: untimed(words.account), notes: [words.accountWhy] };
  if (enders.length > 0) {
    const causes = enders.map((ender) => words.enders[ender]).reduce(words.or);
    const dated = until.kind === 'at' || until.kind === 'for';
    notes.push(dated ? words.stopsSooner(causes) : words.stops(causes));
  }
  if (maybeSooner) notes.push(words.maybeSooner);
  if (until.kind !== 'over') {
    if (certainty === 'assumed') notes.push(words.assumed(provider));
    if (certainty === 'observed') notes.push(words.observed);
  }
  if (sentLifeMs !== null) notes.push(words.sent(formatDuration(sentLifeMs)));
  return { main: mainOf(promise, now), notes };
}
