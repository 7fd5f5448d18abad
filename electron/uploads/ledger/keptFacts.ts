import type { UploadJob } from '../../../shared/upload.ts';

/** What a job keeps whatever state it comes into. */
export function keptFacts(job: UploadJob) {
  const { id, accountId, batchId, position, name, sizeBytes, contentType, addedAt, attempt } = job;
  const { target, arrived, alteredFrom, toMake, anyway, keepsPlace } = job;
  return {
    ...{ id, accountId, batchId, position, name, sizeBytes, contentType, addedAt, attempt },
    ...(target && { target }),
    ...(arrived && { arrived }),
    ...(alteredFrom && { alteredFrom }),
    ...(toMake && { toMake }),
    ...(anyway && { anyway }),
    ...(keepsPlace && { keepsPlace }),
  };
}
