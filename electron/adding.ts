import type { AccountId } from '../shared/ids.ts';
import type { FileLimits } from '../shared/upload.ts';
import type { AccountTable } from './accounts/accountTable.ts';
import type { Bugs } from './base/bugs.ts';
import { tellType } from './contentType/tellType.ts';
import { createIntakeService, type IntakeDeps } from './intake/intakeService.ts';
import { createPostingService, type PostingDeps } from './postings/postingService.ts';
import { createRemedyService } from './remedies/remedyService.ts';
import type { SatchelDeps } from './satchel.ts';
import { createLookAtBytes } from './thumbnails/lookAtBytes.ts';
import { rasterHeaderOf as headerOf } from './thumbnails/originals/rasterHeader.ts';
import { confirmedAudienceOf } from './uploads/audience/audiencePrint.ts';
import { readWhole } from './uploads/files/readWhole.ts';
import type { UploadService } from './uploads/uploadService.ts';
import { uploadTakers } from './uploadTakers.ts';

interface AddingDeps
  extends Pick<SatchelDeps, 'darkroom' | 'scanner' | 'endpoints' | 'about'>,
    Pick<IntakeDeps, 'paste' | 'chooseFiles' | 'ways' | 'locale' | 'clock'>,
    Pick<PostingDeps, 'sessions'> {
  readonly uploads: UploadService;
  readonly accountTable: Pick<AccountTable, 'list'>;
  readonly limitsOf: (accountId: AccountId) => FileLimits | null;
  readonly bugs: Bugs;
}

/** What brings files in, makes them fit and puts them where people are. */
export function createAdding(deps: AddingDeps) {
  const { uploads, limitsOf, darkroom, scanner } = deps;
  const intake = createIntakeService({
    ...deps,
    add: uploads.add,
    // Where providers may be on this machine, so may pictures.
    allowLoopback: Object.keys(deps.endpoints).length > 0,
    tellType,
    version: deps.about.version,
  });
  const pictureOf = createLookAtBytes(darkroom);
  const remedies = createRemedyService({
    remakes: uploads.remakes,
    darkroom,
    pictureOf,
    ...(scanner && { places: scanner }),
    headerOf,
    limitsOf,
    takers: uploadTakers(deps.accountTable, limitsOf),
    failureOf: (error) => deps.bugs.failureOf(error, 'remedies'),
  });
  const postings = createPostingService({
    sessions: deps.sessions,
    counted: intake.counted,
    forgetCounted: intake.forgetCounted,
    fetchLink: intake.fetched,
    add: uploads.add,
    remakes: uploads.remakes,
    move: remedies.moveInto,
    pictureOf,
    readWhole,
    lookAt: uploads.lookAt,
    confirmedAudienceOf,
    clock: deps.clock,
  });
  return { intake, remedies, postings };
}
