import { createIntakeService } from '../../../electron/intake/intakeService.ts';
import {
  createPostingService,
  type PostingDeps,
} from '../../../electron/postings/postingService.ts';
import { rasterHeaderOf } from '../../../electron/thumbnails/rasterHeader.ts';
import { confirmedAudienceOf } from '../../../electron/uploads/audience/audiencePrint.ts';
import { readWhole } from '../../../electron/uploads/files/readWhole.ts';
import { tellType } from '../../../electron/uploads/files/tellType.ts';
import { chats, openRemedyShop } from '../../remedies/support/remedyShop.ts';

/** Postings over a real queue, real providers and the sandbox. */
export async function openPostingRoom(changed: Partial<PostingDeps> = {}) {
  const shop = await openRemedyShop({ maxFileBytes: 60_000 }, { more: [chats] });
  const { uploads, remedies } = shop.run();
  const intake = createIntakeService({
    ...{ add: uploads.add, paste() {}, chooseFiles: async () => [], resolve: async () => [] },
    ...{ allowLoopback: true, tellType, maxBytes: 100_000, clock: shop.clock },
  });
  const postings = createPostingService({
    sessions: shop.sessions,
    counted: intake.counted,
    forgetCounted: intake.forgetCounted,
    fetchLink: intake.fetched,
    add: uploads.add,
    remakes: uploads.remakes,
    move: remedies.moveInto,
    darkroom: shop.darkroom,
    headerOf: rasterHeaderOf,
    readWhole,
    lookAt: uploads.lookAt,
    confirmedAudienceOf,
    clock: shop.clock,
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
  return { shop, uploads, intake, postings, called, counted };
}
