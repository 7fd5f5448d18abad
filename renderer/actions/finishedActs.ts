import type { FinishedWork } from '../../shared/contract/finished.ts';
import { SatchelError } from '../../shared/failure.ts';
import { notFound } from '../../shared/failures.ts';
import { client, failureOf } from '../bridge/client.ts';
import { showArchive } from '../stores/archivesStore.ts';
import { seeFinished } from '../stores/finishedStore.ts';
import { sayFailure } from '../stores/notices/sayFailure.ts';
import { saveItem } from './saving/saveItem.ts';

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    sayFailure(failureOf(error));
  }
}

/** Shows where it is in the system's file manager. */
export function showFinished({ id, archiveId }: FinishedWork): void {
  if (archiveId !== null) showArchive(archiveId);
  else void attempt(async () => void (await client.finished.show({ id })));
}

/** Asks once more where to save an item that could not be saved. */
export function saveAgain({ id, mediaId }: FinishedWork): void {
  if (mediaId === null) return;
  void attempt(async () => {
    const [row] = await client.library.items({ mediaIds: [mediaId] });
    if (row === undefined) throw new SatchelError(notFound);
    seeFinished([id]);
    saveItem(row);
  });
}
