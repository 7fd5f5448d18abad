import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput } from '../../../shared/failures.ts';
import type { Query } from './api.ts';

/** Where a list goes on: a page of messages, and the one on it after which the next portion begins. */
export interface Place {
  readonly query: Query;
  readonly afterSid: string | null;
}

/** No parameter of the API, so that it can stand beside the page's own. */
const afterName = 'satchel-after';

export function readCursor(cursor: string): Place {
  const { [afterName]: afterSid = null, ...query } = Object.fromEntries(
    new URLSearchParams(cursor),
  );
  if ('PageToken' in query || 'Page' in query || afterSid !== null) return { query, afterSid };
  throw new SatchelError(invalidInput('unusable'));
}

export function writeCursor({ query, afterSid }: Place): string {
  return new URLSearchParams(
    afterSid === null ? query : { ...query, [afterName]: afterSid },
  ).toString();
}
