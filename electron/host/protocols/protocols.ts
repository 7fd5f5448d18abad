import { protocol, type Session, type WebFrameMain } from 'electron';
import type { JobId, MediaId } from '../../../shared/ids.ts';
import type { ComparedSide } from '../../remedies/remedyService.ts';
import type { PictureWanted } from '../../thumbnails/pictureKey.ts';
import type { CachedPicture } from '../../thumbnails/thumbnailCache.ts';
import { listServedFiles } from './protocolFiles.ts';
import { type Page, pictureHeaders } from './protocolHeaders.ts';
import { followInterest } from './protocolInterest.ts';
import { type MediaAddress, parseMediaUrl } from './protocolMediaUrl.ts';
import { refusal, servedFile, statusOf } from './protocolReplies.ts';
import { isReachable } from './reachable.ts';
import { lookScheme } from './serveLook.ts';

const appScheme = 'satchel-app';
const mediaScheme = 'satchel-media';

export const windowUrl = `${appScheme}://app/index.html`;
export const darkroomUrl = `${appScheme}://darkroom/darkroom/darkroom.html`;

/** Before Electron is ready, once. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges },
    { scheme: mediaScheme, privileges },
    // Films are played from their beginning while the rest is on its way.
    { scheme: lookScheme, privileges: { ...privileges, stream: true } },
  ]);
}

/** The window's own files, for a session that can reach nothing else but pictures and the player. */
export function serveApp(session: Session, options: { readonly rendererDir: string }): void {
  serveFiles(session, 'app', options.rendererDir);
  // DevTools are part of the program, and off when packaged.
  allowOnly(session, [
    `${appScheme}://app/`,
    `${mediaScheme}://`,
    `${lookScheme}://`,
    'devtools://',
  ]);
}

/** The darkroom's page, for a session that can reach nothing else at all. */
export function serveDarkroom(session: Session, options: { readonly rendererDir: string }): void {
  serveFiles(session, 'darkroom', options.rendererDir);
  allowOnly(session, [`${appScheme}://darkroom/`]);
}

export interface PictureSource {
  picture(mediaId: MediaId, wanted: PictureWanted, signal: AbortSignal): Promise<CachedPicture>;
  postingPicture(token: string, position: number, signal: AbortSignal): Promise<CachedPicture>;
  jobPicture(jobId: JobId, side: ComparedSide, signal: AbortSignal): Promise<CachedPicture>;
  codePicture(token: string): CachedPicture;
}

/** Pictures by id, made anew by the darkroom: never what somebody sent, never an address of theirs. */
export function serveMedia(session: Session, source: PictureSource): void {
  const interest = followInterest(session);
  session.protocol.handle(mediaScheme, async (request) => {
    const address = request.method === 'GET' ? parseMediaUrl(request.url) : null;
    if (address === null) return refusal(400);
    try {
      const { bytes, contentType, standsIn } = await interest.follow(request, (signal) =>
        pictureAt(source, address, signal),
      );
      return new Response(bytes as Uint8Array<ArrayBuffer>, {
        headers: pictureHeaders(contentType, 'mediaId' in address && standsIn !== true),
      });
    } catch (error) {
      return refusal(statusOf(error));
    }
  });
}

async function pictureAt(source: PictureSource, address: MediaAddress, signal: AbortSignal) {
  if ('code' in address) return source.codePicture(address.code);
  if ('side' in address) return source.jobPicture(address.jobId, address.side, signal);
  if ('posting' in address) return source.postingPicture(address.posting, address.place, signal);
  return source.picture(address.mediaId, address.wanted, signal);
}

function serveFiles(session: Session, page: Page, rendererDir: string): void {
  const files = listServedFiles(rendererDir);
  const origin = `${appScheme}://${page}`;
  session.protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET') return refusal(405);
    const { url } = request;
    const file = url.startsWith(`${origin}/`) ? files.get(url.slice(origin.length)) : undefined;
    return servedFile(page, file);
  });
}

/**
 * Files of this computer do not pass by the listener, so their scheme is taken over.
 * Electron keeps one such listener a session: whoever needs another rule has to put it here.
 */
function allowOnly(session: Session, prefixes: readonly string[]): void {
  session.protocol.handle('file', () => refusal(403));
  session.webRequest.onBeforeRequest(({ url, frame }, answer) => {
    answer({ cancel: !isReachable(url, pageOf(frame), prefixes) });
  });
}

/** A frame that has just gone says nothing any more. */
function pageOf(frame: WebFrameMain | null | undefined): string | null {
  try {
    return frame?.url ?? null;
  } catch {
    return null;
  }
}
