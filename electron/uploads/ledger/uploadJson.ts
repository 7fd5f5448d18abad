import { z } from 'zod';
import { type UploadJob, uploadJob, uploadJobFields } from '../../../shared/upload.ts';
import { withFailureOfNow } from '../../base/failures/olderFailure.ts';
import { versionedJson } from '../../database/versionedJson.ts';

/**
 * A job as its row keeps it. A field that the schema does not name is a fact that a newer Satchel added
 * without changing the version: it is kept, so that going back and forth loses nothing.
 */
const storedJob: z.ZodType<UploadJob> = z.unknown().transform((document, context): UploadJob => {
  const parsed = uploadJob.safeParse(document);
  if (!parsed.success) {
    context.addIssue({ code: 'custom', message: 'this is no upload' });
    return z.NEVER;
  }
  return { ...unknownFieldsOf(document), ...parsed.data };
});

function unknownFieldsOf(document: unknown): object {
  const fields = Object.entries(document ?? {});
  return Object.fromEntries(fields.filter(([field]) => !uploadJobFields.has(field)));
}

export const uploadJson = versionedJson<UploadJob>({
  version: 2,
  schema: storedJob,
  upgrades: { 1: withFailureOfNow },
});
