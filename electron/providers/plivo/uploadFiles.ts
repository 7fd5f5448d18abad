import { SatchelError } from '../../../shared/failure.ts';
import { down } from '../../http/httpFailure.ts';
import { confirmed } from '../answers/confirmed.ts';
import { openOutcome } from '../answers/openOutcome.ts';
import type { OutgoingFile, SendHooks, SendOutcome, Session } from '../provider.ts';
import { getMedia, postMedia } from './api.ts';
import { plivoAuthorization } from './authorize.ts';
import { judgeUpload } from './judgeUpload.ts';
import type { LinkRule } from './translate.ts';
import { toItem } from './translate.ts';

/** Sends all files in one request and says of each what became of it. */
export async function uploadFiles(
  session: Session,
  files: readonly OutgoingFile[],
  hooks: SendHooks,
  linkRule: LinkRule,
): Promise<SendOutcome[]> {
  let request: ReturnType<typeof postMedia> | null = null;
  try {
    request = postMedia(session, files, hooks);
    const { objects } = await request.answer;
    // A server cannot have stored what it was not given in whole, whatever it says.
    if (!request.committed()) throw new SatchelError(down('unreadable-answer'));
    const { secrets } = plivoAuthorization(session.credentials);
    const outcomes = judgeUpload(objects, files, linkRule, secrets);
    return await Promise.all(
      outcomes.map((outcome, index) =>
        confirmed(outcome, files[index], async ({ ref }) =>
          toItem(await getMedia(session, ref, hooks.signal), linkRule),
        ),
      ),
    );
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    const { failure } = error;
    if (request?.committed() === true) return files.map(() => openOutcome(error));
    const fault = request?.fault() ?? null;
    if (fault === null) return files.map(() => ({ kind: 'failed', failure }));
    // The broken file takes the request with it, but the others only to another try.
    return files.map((_, index) => ({
      kind: 'failed',
      failure: index === fault.index ? fault.failure : down('cut-answer'),
    }));
  }
}
