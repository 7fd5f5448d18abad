import { forbiddenDetail, inputDetail, refusalDetail } from '../../../shared/failureDetails.ts';

/**
 * Failures were written down once with Satchel's words, its sentences and those of providers in one field,
 * `detail`. These are all the sentences of Satchel's own that a row of that time can hold.
 */
const sentences: Readonly<Record<string, string>> = {
  'There is no such conversation.': 'no-conversation',
  'It is in no conversation, so it cannot be deleted; it ends by itself in minutes.':
    'in-no-conversation',
  'The message has only just come, and its files are not there yet. Try again in a minute.':
    'files-not-there-yet',
  'Its media are more than 5 MB together with the text.': 'media-too-large',
  'The files are too large for one message.': 'files-too-large',
  'A file is of a type that cannot be sent.': 'type-not-sendable',
  'The message is not finished yet. Try again when it has arrived or failed, which can take an hour.':
    'message-unfinished',
  'The account is suspended.': 'account-suspended',
  'The number to send to does not exist or is not written in full, with + and the country code.':
    'receiver-unknown',
  'A message needs a text or a file.': 'nothing-to-send',
  'A sender is missing.': 'sender-missing',
  'The sender is not a number of this account that can send this message.': 'sender-not-own',
  'The link to a file cannot be used.': 'link-unusable',
  'There are too many files for one message.': 'too-many-files',
  'The account has no credit left, or is suspended.': 'no-credit',
  'The phone could not be reached: it is off or out of reach.': 'phone-unreachable',
  'The number is unknown or no longer in use.': 'number-unknown',
  'A file could not be fetched from its link.': 'file-not-fetched',
  'this page may not ask': 'other-page',
  'this is done only when a person asks': 'not-asked',
  'this page may not be opened': 'page-not-listed',
};
const inputWords: Readonly<Record<string, string>> = {
  'field:from': 'sender',
  'field:to': 'receiver',
  'no-shelf': 'no-copies',
};
const notAttached = /^The file was uploaded, but the conversation did not take it\.(?: (.*))?$/s;

/** What a row holds in its field `failure`, in the form of now; anything else is left as it is. */
export function withFailureOfNow(document: unknown): unknown {
  if (!isRecord(document) || !isRecord(document['failure'])) return document;
  return { ...document, failure: failureOfNow(document['failure']) };
}

function failureOfNow(failure: Record<string, unknown>): unknown {
  const { kind, detail, code } = failure;
  if (kind === 'invalid-input') return inputOfNow(failure);
  if ((kind !== 'forbidden' && kind !== 'provider-refused') || 'said' in failure) return failure;
  if (code === 'not-taken') return { ...failure, code: null, detail: 'not-taken', said: null };
  if (typeof detail !== 'string') return { ...failure, detail: null, said: null };
  const known = kind === 'forbidden' ? forbiddenDetail : refusalDetail;
  const word = sentences[detail] ?? detail;
  if (known.safeParse(word).success) return { ...failure, detail: word, said: null };
  const attaching = kind === 'provider-refused' ? notAttached.exec(detail) : null;
  if (attaching === null) return { ...failure, detail: null, said: detail };
  const [, said = null] = attaching;
  const gone = said !== null && sentences[said] === 'no-conversation';
  if (gone) return { ...failure, detail: 'not-attached-gone', said: null };
  return { ...failure, detail: 'not-attached', said };
}

function inputOfNow(failure: Record<string, unknown>): unknown {
  const { detail } = failure;
  const given = typeof detail === 'string' ? detail : '';
  const word = inputWords[given] ?? given;
  if (inputDetail.safeParse(word).success) return { ...failure, detail: word };
  const [, field] = /^field:(.+)$/.exec(word) ?? [];
  if (field !== undefined) return { ...failure, detail: 'field', field };
  return { ...failure, detail: 'unusable' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
