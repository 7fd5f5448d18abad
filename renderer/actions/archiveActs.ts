import { client, failureOf } from '../bridge/client.ts';
import { sayFailure } from '../stores/notices/sayFailure.ts';
import { say } from '../stores/notices/statusStore.ts';
import { en } from '../strings/en.ts';
import { freshText } from '../text/freshText.ts';

const failed = (error: unknown) => sayFailure(failureOf(error), { archive: true });

/** Brings in all that is new of what an archive is of. */
export async function updateArchive(archiveId: string): Promise<void> {
  try {
    const plan = await client.archives.prepare({ what: null, into: { archiveId } });
    if (plan.fresh === 0) say(freshText(plan));
    else await client.archives.start({ token: plan.token });
  } catch (error) {
    failed(error);
  }
}

/** Saves what the last look at an archive found as CSV, where a person chooses. */
export async function saveFindings(archiveId: string): Promise<void> {
  try {
    const saved = await client.archives.saveFindings({ archiveId });
    if (saved !== null) say(en.archives.findingsSaved(saved.name));
  } catch (error) {
    failed(error);
  }
}

/** Reads every file of an archive and compares. */
export function verifyArchive(archiveId: string): void {
  client.archives.verify({ archiveId }).catch(failed);
}

export function stopVerifying(archiveId: string): void {
  client.archives.stopVerifying({ archiveId }).catch(failed);
}
