import type { HostServices } from '../shared/contract/contract.ts';
import type { createIntakeService } from './intake/intakeService.ts';
import type { UploadService } from './uploads/uploadService.ts';

/** Calls that name files, which only a host may make. */
export function createFileCalls(
  uploads: Pick<UploadService, 'add'>,
  intake: Pick<ReturnType<typeof createIntakeService>, 'count'>,
): HostServices['files'] {
  return {
    add: async ({ accountId, files }) => uploads.add(accountId, files),
    count: async ({ files, token }) => intake.count(files, token),
  };
}
