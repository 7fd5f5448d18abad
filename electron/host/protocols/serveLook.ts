import { Readable } from 'node:stream';
import type { Session } from 'electron';
import { type MediaId, mediaId } from '../../../shared/ids.ts';
import type { Playable } from '../../looking/lookingService.ts';
import { byteRangeOf } from './byteRange.ts';
import { listServedFiles } from './protocolFiles.ts';
import { playableHeaders } from './protocolHeaders.ts';
import { refusal, servedFile, statusOf } from './protocolReplies.ts';

export const lookScheme = 'satchel-look';

export interface LookSource {
  /** Throws not-found for what nobody has open. */
  play(mediaId: MediaId): Playable;
}

const playerFile = /^\/(?:player\/player\.html|assets\/player-[\w-]+\.(?:js|css))$/;
const ofMedia = /^satchel-look:\/\/media\/([1-9][0-9]{0,15})$/;

/** The player's page, and to it the films and sound that a person has open. */
export function serveLook(session: Session, rendererDir: string, source: LookSource): void {
  const files = listServedFiles(rendererDir);
  session.protocol.handle(lookScheme, async (request) => {
    if (request.method !== 'GET') return refusal(405);
    const path = request.url.startsWith(`${lookScheme}://player/`)
      ? request.url.slice(`${lookScheme}://player`.length)
      : null;
    if (path !== null) return servedFile('player', playerFile.test(path) ? files.get(path) : null);
    const id = mediaId.safeParse(Number(ofMedia.exec(request.url)?.[1]));
    if (!id.success) return refusal(400);
    try {
      return await played(source.play(id.data), request.headers.get('range'));
    } catch (error) {
      return refusal(statusOf(error));
    }
  });
}

async function played(playable: Playable, header: string | null): Promise<Response> {
  const sizeBytes = await playable.sizeBytes();
  const range = byteRangeOf(header, sizeBytes);
  if (range === 'beyond' || sizeBytes === 0) return refusal(416);
  const { start, end } = range ?? { start: 0, end: sizeBytes - 1 };
  const headers: Record<string, string> = {
    ...playableHeaders(playable.contentType),
    'Content-Length': `${end - start + 1}`,
  };
  if (range !== null) headers['Content-Range'] = `bytes ${start}-${end}/${sizeBytes}`;
  const body = Readable.toWeb(playable.range(start, end)) as ReadableStream<Uint8Array>;
  return new Response(body, { status: range === null ? 200 : 206, headers });
}
