import type { AccountId, BatchId, JobId } from '../../shared/ids.ts';
import type { ConfirmedTarget } from './checkTarget.ts';
import { cleanName } from './files/cleanName.ts';
import type { SeenAs } from './files/lookAtFiles.ts';
import type { UploadEntry } from './ledger/uploadEntry.ts';

/** What the files of one gesture have in common. */
export interface Gesture {
  readonly accountId: AccountId;
  readonly batchId: BatchId;
  readonly addedAt: number;
  readonly target: ConfirmedTarget | null;
}

interface Added {
  readonly id: JobId;
  readonly position: number;
  /** As it was called where it came from, a path or not. */
  readonly name: string;
  readonly path: string;
  readonly spooled: boolean;
  /** As the person saw it, where it was shown before it was added. */
  readonly seen?: SeenAs | undefined;
}

/** A file that was added, before anybody looked at it. */
export function newEntry(gesture: Gesture, added: Added): UploadEntry {
  const { accountId, batchId, addedAt, target } = gesture;
  const { id, position, name, path, spooled, seen } = added;
  return {
    path,
    spooled,
    mtimeMs: seen?.mtimeMs ?? null,
    sha256: null,
    sentAt: null,
    job: {
      id,
      accountId,
      batchId,
      addedAt,
      position,
      attempt: 0,
      name: cleanName(name),
      ...(target !== null && { target }),
      sizeBytes: seen?.sizeBytes ?? null,
      contentType: null,
      state: 'checking',
    },
  };
}
