import type { HostRules } from '../../wire/exchange.ts';
import { rangedReply } from '../../wire/rangedReply.ts';
import type { Reply } from '../../wire/reply.ts';
import { tokenHeader } from './access.ts';
import type { ChatWorld } from './records/chatWorld.ts';
import type { SignedLinks } from './signedLinks.ts';

export interface SignedHostDeps {
  readonly world: ChatWorld;
  readonly links: SignedLinks;
  readonly expiredStatus: number;
  readonly leaked: () => void;
}

/** The host of signed links, a trap for credentials: the link is all the permission it takes. */
export function createSignedHost({
  world,
  links,
  expiredStatus,
  leaked,
}: SignedHostDeps): HostRules {
  return {
    host: 'signed',
    credentialHeaders: [tokenHeader],
    routeOf: () => 'mcs-signed',
    answer:
      async ({ request, url, seen }) =>
      async () => {
        const { authorization, [tokenHeader]: token, range } = request.headers;
        if (authorization !== undefined || token !== undefined) {
          leaked();
          return refusal(400, 'InvalidArgument', 'Only one auth mechanism allowed');
        }
        if (seen.method !== 'GET' && seen.method !== 'HEAD') {
          return refusal(405, 'MethodNotAllowed', 'The method is not allowed');
        }
        const sid = url.pathname.slice(1);
        const judged = links.judge(sid, url.searchParams);
        if (judged === 'forged') return refusal(403, 'AccessDenied', 'Access denied');
        if (judged === 'expired') {
          return refusal(expiredStatus, 'AccessDenied', 'Request has expired');
        }
        const media = world.media(sid);
        const bytes = media && (await world.bytes(sid));
        if (!media || !bytes) return refusal(404, 'NoSuchKey', 'The key does not exist');
        return rangedReply(
          {
            status: 200,
            headers: { 'content-type': media.contentType, 'accept-ranges': 'bytes' },
            body: bytes,
            headOnly: seen.method === 'HEAD',
          },
          range,
        );
      },
  };
}

function refusal(status: number, code: string, message: string): Reply {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(xml) };
}
