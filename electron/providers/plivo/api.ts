import { z } from 'zod';
import { encodeMultipart } from '../../http/multipart.ts';
import type { OutgoingFile, SendHooks, Session } from '../provider.ts';

/** The most that the API gives and takes (providers.md 1.4). */
export const pageSize = 20;

const count = z.number().int().nonnegative().nullable().catch(null);
export const listAnswer = z.object({
  meta: z.object({ total_count: count }).catch({ total_count: null }),
  objects: z.array(z.unknown()).max(1_000),
});
const uploadAnswer = z.object({ objects: z.array(z.unknown()).max(1_000) });
/** Every answer of Plivo has an id, which nothing in between gives (providers.md 1.1, 1.7). */
export const plivoRefusal = z.looseObject({ api_id: z.string().min(1), error: z.string() });
const mediaAnswer = z.record(z.string(), z.unknown());

export type UploadAnswer = z.infer<typeof uploadAnswer>;

/** Paths end in a slash (providers.md 1.1). */
function mediaPath(session: Session, ref?: string): string {
  const account = encodeURIComponent(session.credentials['authId'] ?? '');
  const media = ref === undefined ? '' : `${encodeURIComponent(ref)}/`;
  return `Account/${account}/Media/${media}`;
}

/** `GET Media/`: `meta.next` is never followed, its forms differ (providers.md 1.4). */
export function listMedia(session: Session, limit: number, offset: number, signal: AbortSignal) {
  return session.http.json({
    method: 'GET',
    path: mediaPath(session),
    query: { limit, offset },
    schema: listAnswer,
    signal,
  });
}

/** `GET Media/{id}/`: one flat object (providers.md 1.3). */
export function getMedia(session: Session, ref: string, signal: AbortSignal) {
  const path = mediaPath(session, ref);
  return session.http.json({ method: 'GET', path, schema: mediaAnswer, signal });
}

/** `POST Media/`: the field `file`, once a file (providers.md 1.2). */
export function postMedia(
  session: Session,
  files: readonly OutgoingFile[],
  hooks: SendHooks,
): {
  committed(): boolean;
  fault: ReturnType<typeof encodeMultipart>['fault'];
  answer: Promise<UploadAnswer>;
} {
  const parts = files.map((file) => ({
    field: 'file',
    name: file.name,
    contentType: file.contentType,
    sizeBytes: file.sizeBytes,
    open: () => file.open(),
  }));
  const form = encodeMultipart(parts, hooks);
  const answer = session.http.send({
    path: mediaPath(session),
    contentType: form.contentType,
    contentLength: form.contentLength,
    body: form.body,
    schema: uploadAnswer,
    ownRefusal: plivoRefusal,
    signal: hooks.signal,
    onConnected: form.start,
  });
  return { committed: form.committed, fault: form.fault, answer };
}
