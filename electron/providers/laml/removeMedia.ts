import { SatchelError } from '../../../shared/failure.ts';
import { providerRefused } from '../../../shared/failures.ts';
import type { ItemKey } from '../provider.ts';
import type { Place } from './api.ts';
import { deleteMedia, getMessage } from './api.ts';
import { inPlainWords } from './compose.ts';
import { instantOf } from './translate.ts';

/** A provider may not know at once what it has just taken (providers.md 3.6). */
const newbornMs = 2 * 60_000;

const isUnknown = (error: unknown) =>
  error instanceof SatchelError && error.failure.kind === 'not-found';

/** Whether the message is there, and so young that its media may not have come yet. */
async function isNewborn(place: Place, sid: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { date_created } = await getMessage(place, sid, signal);
    const createdAt = instantOf(date_created);
    return createdAt !== null && place.session.clock.now() - createdAt < newbornMs;
  } catch (error) {
    if (isUnknown(error)) return false;
    throw error;
  }
}

/** Deletes one file of a message, which stays; throws not-found for one that is not there. */
export async function removeMedia(place: Place, item: ItemKey, signal: AbortSignal): Promise<void> {
  try {
    await deleteMedia(place, item, signal);
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    if (error.failure.kind !== 'not-found') throw new SatchelError(inPlainWords(error.failure));
    if (await isNewborn(place, item.messageRef ?? '', signal)) {
      throw new SatchelError(providerRefused({ status: 404, detail: 'files-not-there-yet' }));
    }
    throw error;
  }
}
