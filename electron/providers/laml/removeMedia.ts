import { SatchelError } from '../../../shared/failure.ts';
import { providerRefused } from '../../../shared/failures.ts';
import { type MediaRef, mediaRef } from '../../../shared/ids.ts';
import { down } from '../../http/httpFailure.ts';
import { membersOf } from '../answers/readEntries.ts';
import type { ItemKey } from '../provider.ts';
import type { LamlAccount } from './api.ts';
import { deleteMedia, deleteMessage, getMessage, listMedia } from './api.ts';
import { inPlainWords } from './compose.ts';
import type { Dialect } from './dialect.ts';
import { instantOf } from './translate.ts';

const isUnknown = (error: unknown) =>
  error instanceof SatchelError && error.failure.kind === 'not-found';

/** Whether the message is there, and so young that its media may not have come yet. */
async function isSettling(
  { settlingMs }: Dialect,
  account: LamlAccount,
  sid: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const { date_created } = await getMessage(account, sid, signal);
    const createdAt = instantOf(date_created);
    // By the server's own clock, which dated the message; ours may be hours off.
    const now = account.session.http.serverNow() ?? account.session.clock.now();
    return createdAt !== null && now - createdAt < settlingMs.media;
  } catch (error) {
    if (isUnknown(error)) return false;
    throw error;
  }
}

/** Deletes one file of a message, which stays; answers the status, throws not-found for one that is not there. */
export async function removeMedia(
  dialect: Dialect,
  account: LamlAccount,
  item: ItemKey,
  signal: AbortSignal,
): Promise<number | null> {
  try {
    return await deleteMedia(account, item, signal);
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    if (error.failure.kind !== 'not-found') throw new SatchelError(inPlainWords(error.failure));
    if (await isSettling(dialect, account, item.messageRef ?? '', signal)) {
      throw new SatchelError(providerRefused({ status: 404, detail: 'files-not-there-yet' }));
    }
    throw error;
  }
}

/** Deletes a message with its text and all of its files; throws not-found for one that is not there (providers.md 2.6, 3.6). */
export async function removeMessage(
  account: LamlAccount,
  sid: string,
  signal: AbortSignal,
): Promise<number | null> {
  try {
    return await deleteMessage(account, sid, signal);
  } catch (error) {
    if (!(error instanceof SatchelError) || error.failure.kind === 'not-found') throw error;
    throw new SatchelError(inPlainWords(error.failure));
  }
}

/** By the list of the message itself; an entry without a name that can be used is one all the same. */
export async function mediaOfMessage(
  account: LamlAccount,
  sid: string,
  signal: AbortSignal,
): Promise<MediaRef[]> {
  const { entries } = await listMedia(account, sid, null, signal);
  return entries.map((entry) => {
    const found = mediaRef.safeParse(membersOf(entry)['sid']);
    if (!found.success) throw new SatchelError(down('unreadable-answer'));
    return found.data;
  });
}
