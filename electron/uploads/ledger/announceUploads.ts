import type { Emit } from '../../../shared/contract/contract.ts';
import { jobId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import type { Listener } from '../../jobs/feed.ts';

/** What the window takes in without a pause that could be felt. */
const maxRows = 100;
const maxIds = 250;

/** Tells the window what is committed, whole rows, in events of bounded size. */
export function announceUploads(emit: Emit): Listener<UploadJob> {
  return ({ changed: all, removed }) => {
    // What is uploaded again is told as a part of its run.
    const changed = all.filter(({ again }) => again === undefined);
    for (let start = 0; start < changed.length; start += maxRows) {
      emit('uploadsChanged', changed.slice(start, start + maxRows));
    }
    const ids = removed.map((id) => jobId.parse(id));
    for (let start = 0; start < ids.length; start += maxIds) {
      emit('uploadsRemoved', ids.slice(start, start + maxIds));
    }
  };
}
