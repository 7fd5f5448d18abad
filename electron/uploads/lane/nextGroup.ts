import type { JobId } from '../../../shared/ids.ts';
import type { FileLimits } from '../../../shared/upload.ts';
import { groupBytes } from '../files/slabs.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';

/** Files for one request, from the front: small ones for one target together, no two of one name. */
export function nextGroup(
  waiting: readonly UploadEntry[],
  limits: FileLimits,
  goesAlone: (id: JobId) => boolean,
): UploadEntry[] {
  const [first] = waiting;
  if (first !== undefined && goesAlone(first.job.id)) return [first];
  const group: UploadEntry[] = [];
  const names = new Set<string>();
  let bytes = 0;
  for (const entry of waiting) {
    if (group.length >= limits.maxFilesPerRequest) break;
    if (goesAlone(entry.job.id) || entry.job.target?.id !== first?.job.target?.id) continue;
    const size = entry.job.sizeBytes ?? 0;
    if (group.length > 0 && bytes + size > groupBytes) break;
    // An answer is matched to its file by name.
    const name = entry.job.name.toLowerCase();
    if (names.has(name)) continue;
    names.add(name);
    bytes += size;
    group.push(entry);
  }
  return group;
}
