import type { AccountId, BatchId, JobId } from '../../shared/ids.ts';
import type { TargetOfJob } from './checkTarget.ts';
import { cleanName } from './cleanName.ts';
import type { UploadEntry } from './uploadEntry.ts';

/** What the files of one gesture have in common. */
export interface Gesture {
  readonly accountId: AccountId;
  readonly batchId: BatchId;
  readonly addedAt: number;
  readonly target: TargetOfJob | null;
}

interface Added {
  readonly id: JobId;
  readonly position: number;
  /** As it was called where it came from, a path or not. */
  readonly name: string;
  readonly path: string;
  readonly spooled: boolean;
}

/** A file that was added, before anybody looked at it. */
export function newEntry({ target, ...gesture }: Gesture, added: Added): UploadEntry {
  const { id, position, name, path, spooled } = added;
  return {
    ...{ path, spooled, mtimeMs: null, sha256: null, sentAt: null },
    job: {
      ...{ id, ...gesture, position, attempt: 0 },
      name: cleanName(name),
      ...(target && { target: { id: target.id, label: target.label } }),
      sizeBytes: null,
      contentType: null,
      state: 'checking',
    },
  };
}
