import type { HostRules } from '../wire/exchange.ts';
import type { Reply } from '../wire/reply.ts';
import type { LamlMedia } from './messages/lamlMessage.ts';
import type { LamlWorld } from './messages/lamlWorld.ts';
import type { Dialect } from './protocol/dialect.ts';
import type { LamlHost } from './protocol/lamlOptions.ts';
import { fileReply, redirectTo } from './routes/byteRoute.ts';
import type { SignedLinks } from './signedLinks.ts';

export interface FilesHostDeps {
  readonly host: LamlHost;
  readonly dialect: Dialect;
  readonly world: LamlWorld;
  readonly links: SignedLinks;
  readonly isProtected: () => boolean;
  readonly redirectStatus: number;
  readonly leaked: () => void;
}

/** Path of a file: `hop` leads on to another, `loop` to itself. */
export function filePath(
  media: LamlMedia,
  way: 'public' | 'signed' | 'loop',
  hop: boolean,
): string {
  return `/${way}${hop ? '-hop' : ''}/${media.messageSid}/${media.sid}`;
}

/** Another origin that has the files, and a trap for credentials: it is no place to send them. */
export function createFilesHost(deps: FilesHostDeps): HostRules {
  const { dialect, world, links, redirectStatus } = deps;
  const answer = (method: string, url: URL, range: string | undefined): Reply => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'MethodNotAllowed');
    const [, way, hop, messageSid, mediaSid] =
      /^\/(public|signed|loop)(-hop)?\/([^/]+)\/([^/]+)$/.exec(url.pathname) ?? [];
    if (way === undefined || messageSid === undefined || mediaSid === undefined) {
      return refusal(404, 'NoSuchKey');
    }
    if (way === 'signed') {
      const verdict = links.check(url.pathname, url.searchParams);
      if (verdict === 'expired') return refusal(403, 'AccessDenied', 'Request has expired');
      if (verdict === 'forged') return refusal(403, 'SignatureDoesNotMatch');
    }
    if (way === 'public' && deps.isProtected()) return refusal(403, 'AccessDenied');
    const media = world.media(messageSid, mediaSid);
    if (!media) return refusal(404, 'NoSuchKey');
    if (way === 'loop') return redirectTo(url.pathname, redirectStatus);
    if (hop === undefined) return fileReply(dialect, media, method, range);
    const next = filePath(media, way === 'signed' ? 'signed' : 'public', false);
    return redirectTo(way === 'signed' ? links.sign(next) : next, redirectStatus);
  };
  return {
    host: deps.host,
    routeOf: () => 'file',
    async answer({ request, url, seen }) {
      if (request.headers.authorization !== undefined) {
        deps.leaked();
        return refusal(400, 'InvalidArgument', 'Only one auth mechanism allowed');
      }
      return async () => answer(seen.method, url, request.headers.range);
    },
  };
}

/** As storage words it. */
function refusal(status: number, code: string, message = code): Reply {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(text) };
}
