import { rangedReply } from '../../wire/rangedReply.ts';
import type { Reply } from '../../wire/reply.ts';
import type { LamlBodies } from '../messages/lamlBodies.ts';
import type { LamlMedia } from '../messages/lamlMessage.ts';
import type { LamlWorld } from '../messages/lamlWorld.ts';
import type { Dialect } from '../protocol/dialect.ts';
import type { LamlHandler } from '../protocol/lamlCall.ts';
import { notFound } from '../protocol/lamlFailure.ts';
import type { LamlOptions } from '../protocol/lamlOptions.ts';
import { xmlReply } from '../protocol/xmlReply.ts';

export interface ByteDeps {
  readonly dialect: Dialect;
  readonly world: LamlWorld;
  readonly bodies: LamlBodies;
  readonly route: NonNullable<LamlOptions['byteRoute']>;
  readonly redirectStatus: number;
  readonly isProtected: () => boolean;
  /** Where the files host has a file. */
  readonly fileUrl: (media: LamlMedia, way: 'public' | 'signed' | 'loop') => string;
}

/** `GET Messages/{sid}/Media/{sid}`: the bytes, or the way to them. Who may ask was judged before. */
export function createByteRoute(deps: ByteDeps): LamlHandler {
  const { dialect, world, bodies, route, redirectStatus, fileUrl } = deps;
  return async ({ messageSid, mediaSid, path, method, headers, fail }) => {
    return async () => {
      const media = world.media(messageSid, mediaSid);
      if (!media) return fail(notFound(path));
      if (route === 'metadata') return bodies.reply(200, 'Media', bodies.media(media), 'json');
      // Without credentials only a signed link leads to what is protected.
      const signed = deps.isProtected() && (dialect.signsLinks || route === 'redirect');
      if (route === 'direct' && !signed) return fileReply(dialect, media, method, headers.range);
      const location = fileUrl(media, route === 'loop' ? 'loop' : signed ? 'signed' : 'public');
      return redirectTo(location, redirectStatus);
    };
  };
}

/** The file itself; with its name where the last hop gives it (providers.md 3.5). */
export function fileReply(
  { namesFiles }: Pick<Dialect, 'namesFiles'>,
  { name, contentType, bytes }: LamlMedia,
  method: string,
  range: string | undefined,
): Reply {
  const ascii = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const whole: Reply = {
    status: 200,
    headers: {
      'content-type': contentType,
      'accept-ranges': 'bytes',
      ...(namesFiles && { 'content-disposition': `inline; filename="${ascii}"` }),
    },
    body: bytes(),
    headOnly: method === 'HEAD',
  };
  return rangedReply(whole, range);
}

/** With the small XML body that was seen (providers.md 3.5). */
export function redirectTo(location: string, status: number): Reply {
  const reply = xmlReply(status, { Redirect: { Location: location } });
  return { ...reply, headers: { ...reply.headers, location } };
}
