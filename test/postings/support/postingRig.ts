import { tellType } from '../../../electron/contentType/tellType.ts';
import { createIntakeService } from '../../../electron/intake/intakeService.ts';
import {
  createPostingService,
  type PostingDeps,
} from '../../../electron/postings/postingService.ts';
import { createLookAtBytes } from '../../../electron/thumbnails/lookAtBytes.ts';
import { confirmedAudienceOf } from '../../../electron/uploads/audience/audiencePrint.ts';
import { readWhole } from '../../../electron/uploads/files/readWhole.ts';
import { chats, openRemedyRig } from '../../remedies/support/remedyRig.ts';

/** Postings over a real queue, real providers and the sandbox. */
export async function openPostingRig(changed: Partial<PostingDeps> = {}) {
  const rig = await openRemedyRig({ maxFileBytes: 60_000 }, { more: [chats] });
  const { uploads, remedies } = rig.run();
  const intake = createIntakeService({
    ...{ add: uploads.add, paste() {}, chooseFiles: async () => [], resolve: async () => [] },
    ...{ allowLoopback: true, tellType, version: '1.2.3', clock: rig.clock },
  });
  const postings = createPostingService({
    sessions: rig.sessions,
    counted: intake.counted,
    forgetCounted: intake.forgetCounted,
    fetchLink: intake.fetched,
    add: uploads.add,
    remakes: uploads.remakes,
    move: remedies.moveInto,
    pictureOf: createLookAtBytes(rig.darkroom),
    readWhole,
    lookAt: uploads.lookAt,
    confirmedAudienceOf,
    clock: rig.clock,
    ...changed,
  });
  const called = async (search: string) => {
    const {
      targets: [first],
    } = await uploads.targets({ accountId: chats, search });
    if (first === undefined) throw new Error(`no conversation is called ${search}`);
    return { id: first.id, label: first.label };
  };
  const counted = async (...paths: string[]) =>
    (await intake.count(paths.map((path) => ({ kind: 'path', path })))).token;
  return { rig, uploads, intake, postings, called, counted };
}
