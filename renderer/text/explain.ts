import type { Failure, FailureOf } from '../../shared/failure.ts';
import { pictureType } from '../../shared/pictures/pictureTypes.ts';
import { en } from '../strings/en.ts';
import { formatBytes, formatBytesApart, formatType, formatTypes } from './format.ts';

export interface Explanation {
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
}

export interface ExplainContext {
  /** What the account's provider is called; "The provider" when there is no account to ask. */
  readonly provider: string;
  /** What failed was done once, on request, and is not tried again by itself. */
  readonly once?: boolean;
}

const words = en.failures;
const { inputDetails, forbiddenDetails, refusalDetails } = en;

/** Its short name, or the whole type where it has none. */
function foundName(type: string): string {
  const short = formatType(type, null);
  return short === formatType(null, null) ? type : short;
}

function explainFile(failure: FailureOf<'file-rejected'>): Explanation {
  const said = explainRule(failure);
  if (!failure.cutShort || failure.rule === 'undecodable') return said;
  return { ...said, why: `${said.why} ${words.file.cutShort.also}` };
}

function explainRule(failure: FailureOf<'file-rejected'>): Explanation {
  const { sizeBytes, limitBytes, foundType } = failure;
  const types = formatTypes(failure.accepts);
  switch (failure.rule) {
    case 'empty':
      return words.file.empty;
    case 'unreadable':
      return words.file.unreadable;
    case 'changed':
      return words.file.changed;
    case 'folder':
      return words.file.folder;
    case 'duplicate': {
      const { title, why, whyComing, remedy } = words.file.duplicate;
      return { title, why: failure.existingId === undefined ? whyComing : why, remedy };
    }
    case 'transparent': {
      const { title, why, whyType, remedy, remedyType } = words.file.transparent;
      const asPng = failure.accepts.length === 0 || failure.accepts.includes('image/png');
      if (!asPng) return { title, why: whyType, remedy: remedyType };
      return { title, why: why(formatBytes(limitBytes ?? 0)), remedy };
    }
    case 'location':
      return words.file.location;
    case 'place-unknown':
      return words.file.placeUnknown;
    case 'place-stays': {
      const { title, why, whyTooLarge, remedy } = words.file.placeStays;
      if (limitBytes === null) return { title, why, remedy };
      return { title, why: whyTooLarge(formatBytes(limitBytes)), remedy };
    }
    case 'place-not-kept':
      return words.file.placeNotKept;
    case 'cut-short':
      return words.file.cutShort;
    case 'undecodable': {
      const { title, why, whyCut, remedy } = words.file.undecodable;
      return { title, why: failure.cutShort ? whyCut : why, remedy };
    }
    case 'moving':
      return words.file.moving;
    case 'too-much':
      return words.file.tooMuch;
    case 'too-slow':
      return words.file.tooSlow;
    case 'not-made':
      return words.file.notMade;
    case 'stays-too-large': {
      const { title, why, remedy } = words.file.staysTooLarge;
      return { title, why: why(formatBytes(limitBytes ?? 0)), remedy };
    }
    case 'too-large': {
      const { title, why, whyUnknown, remedy } = words.file.tooLarge;
      const limit = formatBytes(limitBytes ?? 0);
      if (sizeBytes === null) return { title, why: whyUnknown(limit), remedy: remedy(limit) };
      const [size, most] = formatBytesApart(sizeBytes, limitBytes ?? 0);
      return { title, why: why(size, most), remedy: remedy(limit) };
    }
    case 'wrong-type': {
      const { title, why, whyUnknown, remedy, remedyPicture } = words.file.wrongType;
      const reason = foundType === null ? whyUnknown(types) : why(foundName(foundType), types);
      // One that Satchel cannot convert itself: another program can.
      const foreign = pictureType(foundType)?.remakes === 'nothing';
      const stills = ['image/jpeg', 'image/png'].filter((type) => failure.accepts.includes(type));
      if (!foreign || stills.length === 0) return { title, why: reason, remedy };
      const into = stills.map((type) => formatType(type, null)).join(' or ');
      return { title, why: reason, remedy: remedyPicture(into) };
    }
    default:
      return failure.rule satisfies never;
  }
}

function explainDown(failure: FailureOf<'provider-down'>, provider: string): Explanation {
  const { down } = words;
  const title = down.title(provider);
  const remedy = failure.retryAfterMs === null ? down.remedy : down.remedyIn(failure.retryAfterMs);
  switch (failure.cause) {
    case 'status':
      return { title, why: down.status(failure.status), remedy };
    case 'unreadable-answer':
      return { title, why: down.unreadable, remedy };
    case 'cut-answer':
      return { title, why: down.cut, remedy };
    case 'timed-out':
      return { title, why: down.timedOut, remedy };
    case 'redirected':
      return { title, why: down.redirected, remedy };
    case 'tls':
      return { title, why: down.tls, remedy: down.remedyTls };
    case 'not-provider':
      return { title, why: down.notProvider, remedy: down.remedyNotProvider };
    case 'endless-list':
      return { title, why: down.endless, remedy: down.remedyEndless };
    case 'untold':
      return { title: down.untoldTitle, why: down.untold(provider), remedy: down.remedyUntold };
    default:
      return failure.cause satisfies never;
  }
}

function explainKeychain({ cause }: FailureOf<'keychain-unavailable'>): Explanation {
  const { title, remedy, remedyLocked, ...why } = words.keychain;
  switch (cause) {
    case 'no-library':
      return { title, why: why.noLibrary, remedy };
    case 'no-service':
      return { title, why: why.noService, remedy };
    case 'locked':
      return { title, why: why.locked, remedy: remedyLocked };
    case 'timed-out':
      return { title, why: why.timedOut, remedy };
    case 'not-kept':
      return { title, why: why.notKept, remedy };
    case 'failed':
      return { title, why: why.failed, remedy };
    default:
      return cause satisfies never;
  }
}

function explainLibrary({ cause }: FailureOf<'library-unavailable'>): Explanation {
  const { title, ...causes } = words.library;
  switch (cause) {
    case 'locked':
      return { title, ...causes.locked };
    case 'full':
      return { title, ...causes.full };
    case 'read-only':
      return { title, ...causes.readOnly };
    case 'damaged':
      return { title, ...causes.damaged };
    case 'failed':
      return { title, ...causes.failed };
    default:
      return cause satisfies never;
  }
}

function explainForbidden(failure: FailureOf<'forbidden'>, provider: string): Explanation {
  const { title, why, whyUnknown, remedy } = words.forbidden;
  const { detail, said } = failure;
  const usual = { title: title(provider), why: said === null ? whyUnknown : why(said), remedy };
  return detail === null ? usual : { ...usual, ...forbiddenDetails[detail] };
}

function explainRefused(failure: FailureOf<'provider-refused'>, provider: string): Explanation {
  const { title, why, remedy } = words.refused;
  const { status, code, detail, said } = failure;
  if (detail === null) {
    return { title: title(provider), why: why({ status, code, said, known: null }), remedy };
  }
  const known = refusalDetails[detail];
  const reason = why({ status, code, said: known.quotes ? said : null, known: known.why });
  return { title: known.title ?? title(provider), why: reason, remedy: known.remedy ?? remedy };
}

/** A failure in words: what happened, why, and what can be done about it. */
export function explain(failure: Failure, { provider, once = false }: ExplainContext): Explanation {
  switch (failure.kind) {
    case 'invalid-input': {
      const { title, remedy } = words.invalidInput;
      return { title, remedy, ...inputDetails[failure.detail] };
    }
    case 'file-rejected':
      return explainFile(failure);
    case 'unauthorized': {
      const { title, why, remedy } = words.unauthorized;
      return { title: title(provider), why, remedy };
    }
    case 'forbidden':
      return explainForbidden(failure, provider);
    case 'not-found': {
      const { title, why, remedy } = words.notFound;
      return { title, why: why(provider), remedy };
    }
    case 'rate-limited': {
      const { title, why, ...remedies } = words.rateLimited;
      const now = once ? remedies.remedyOnce : remedies.remedy;
      const later = once ? remedies.remedyOnceIn : remedies.remedyIn;
      const after = failure.retryAfterMs;
      return { title: title(provider), why, remedy: after === null ? now : later(after) };
    }
    case 'provider-refused':
      return explainRefused(failure, provider);
    case 'provider-down':
      return explainDown(failure, provider);
    case 'offline': {
      const { title, why, remedy, remedyOnce } = words.offline;
      return { title, why: why(failure.host), remedy: once ? remedyOnce : remedy };
    }
    case 'keychain-unavailable':
      return explainKeychain(failure);
    case 'library-unavailable':
      return explainLibrary(failure);
    case 'audience-changed':
      return words.audienceChanged;
    case 'cancelled':
      return words.cancelled;
    case 'bug': {
      const { title, why, remedy } = words.bug;
      return { title, why: why(failure.reference), remedy };
    }
    default:
      return failure satisfies never;
  }
}
