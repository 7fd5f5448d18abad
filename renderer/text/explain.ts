import type { Failure, FailureOf } from '../../shared/failure.ts';
import type { DetailWords } from '../strings/en/details.ts';
import { en } from '../strings/en.ts';
import { explainFile } from './explainFile.ts';
import { explainIssuer, explainProxy } from './explainProxy.ts';
import { explainArchiving, explainSaving } from './explainSaving.ts';
import type { Explanation } from './explanation.ts';
import { namesOf, type ProviderNames } from './providerNames.ts';

export interface ExplainContext {
  /** What the account's provider is called; "The provider" when there is no account to ask. */
  readonly provider: string;
  /** What failed was done once, on request, and is not tried again by itself. */
  readonly once?: boolean;
  /** It is of an archive, whose folder was chosen once and is not asked for again. */
  readonly archive?: boolean;
  /** The credentials were typed just now, rather than kept. */
  readonly entered?: boolean;
}

const words = en.failures;
const { inputDetails, forbiddenDetails, refusalDetails } = en;

function wordsOf({ why, ...others }: DetailWords, { Provider }: ProviderNames) {
  return { ...others, why: typeof why === 'string' ? why : why(Provider) };
}

function explainDown(
  failure: FailureOf<'provider-down'>,
  names: ProviderNames,
  once: boolean,
): Explanation {
  const { down } = words;
  const { Provider, provider, console } = names;
  const { retryAfterMs } = failure;
  // A wait that stays in view would soon be wrong.
  const remedy = once && retryAfterMs !== null ? down.remedyIn(retryAfterMs) : down.remedy;
  switch (failure.cause) {
    case 'status':
      return { title: down.status.title(Provider), why: down.status.why(failure.status), remedy };
    case 'unreadable-answer':
      return { title: down.unreadable.title(provider), why: down.unreadable.why, remedy };
    case 'cut-answer':
      return { title: down.cut.title(provider), why: down.cut.why, remedy };
    case 'timed-out':
      return { title: down.timedOut.title(Provider), why: down.timedOut.why, remedy };
    case 'redirected':
      return { title: down.redirected.title(provider), why: down.redirected.why, remedy };
    case 'tls':
      return {
        ...down.tls,
        title: down.tls.title(provider),
        ...(failure.issuer !== undefined && explainIssuer(failure.issuer)),
      };
    case 'not-provider':
      return { ...down.notProvider, title: down.notProvider.title(provider) };
    case 'endless-list':
      return { ...down.endless, title: down.endless.title(Provider) };
    case 'untold': {
      const { title, why, remedy: check } = down.untold;
      return { title, why: why(Provider), remedy: check(console) };
    }
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

function explainForbidden(failure: FailureOf<'forbidden'>, names: ProviderNames): Explanation {
  const { title, why, whyUnknown, remedy } = words.forbidden;
  const { detail, said } = failure;
  const usual = {
    title: title(names.Provider),
    why: said === null ? whyUnknown : why(said),
    remedy: remedy(names.console),
  };
  return detail === null ? usual : { ...usual, ...wordsOf(forbiddenDetails[detail], names) };
}

function explainRefused(failure: FailureOf<'provider-refused'>, names: ProviderNames): Explanation {
  const { title, why, remedy } = words.refused;
  const { Provider } = names;
  const usual = { title: title(Provider), remedy: remedy(names.unnamed ? null : Provider) };
  const { status, code, detail, said } = failure;
  if (detail === null) return { ...usual, why: why(Provider, { status, code, said, known: null }) };
  const { quotes = false } = refusalDetails[detail];
  const known = wordsOf(refusalDetails[detail], names);
  const reason = why(Provider, {
    status,
    code,
    said: quotes ? said : null,
    known: known.why,
  });
  return { title: known.title ?? usual.title, why: reason, remedy: known.remedy ?? usual.remedy };
}

/** A failure in words: what happened, why, and what can be done about it. */
export function explain(failure: Failure, context: ExplainContext): Explanation {
  const { once = false, entered = false, archive = false } = context;
  const names = namesOf(context.provider);
  switch (failure.kind) {
    case 'invalid-input': {
      const { title, remedy } = words.invalidInput;
      return { title, remedy, ...wordsOf(inputDetails[failure.detail], names) };
    }
    case 'file-rejected':
      return explainFile(failure, names);
    case 'unauthorized': {
      const { title, why, remedy, ...typed } = words.unauthorized;
      if (failure.boundTo !== undefined) {
        return {
          title: typed.titleElsewhere(names.Provider),
          why: typed.whyElsewhere(failure.boundTo),
          remedy: typed.remedyElsewhere,
        };
      }
      if (!entered) return { title: title(names.Provider), why, remedy };
      const { titleEntered, whyEntered, remedyEntered } = typed;
      const again = remedyEntered(names.console);
      return { title: titleEntered(names.Provider), why: whyEntered, remedy: again };
    }
    case 'forbidden':
      return explainForbidden(failure, names);
    case 'not-found': {
      const { title, why, remedy } = words.notFound;
      return { title, why: why(names.Provider), remedy };
    }
    case 'rate-limited': {
      const { title, why, remedy, remedyOnce, remedyOnceIn } = words.rateLimited;
      const after = failure.retryAfterMs;
      const later = after === null ? remedyOnce : remedyOnceIn(after);
      return { title: title(names.Provider), why, remedy: once ? later : remedy };
    }
    case 'provider-refused':
      return explainRefused(failure, names);
    case 'provider-down':
      return explainDown(failure, names, once);
    case 'offline': {
      const { title, why, remedy, remedyOnce } = words.offline;
      return { title, why: why(failure.host), remedy: once ? remedyOnce : remedy };
    }
    case 'proxy':
      return explainProxy(failure);
    case 'keychain-unavailable':
      return explainKeychain(failure);
    case 'library-unavailable':
      return explainLibrary(failure);
    case 'not-saved':
      return archive ? explainArchiving(failure) : explainSaving(failure);
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
