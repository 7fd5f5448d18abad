import type { IncomingHttpHeaders } from 'node:http';
import type { Arrival, HostRules } from '../../wire/exchange.ts';
import { rangedReply } from '../../wire/rangedReply.ts';
import { jsonReply, type Reply } from '../../wire/reply.ts';
import { tokenHeader } from './access.ts';
import { matchPath, type PathRow } from './pathTable.ts';
import type { MediaRecord } from './records/chat.ts';
import type { ChatWorld } from './records/chatWorld.ts';
import type { MediaSpool } from './records/mediaSpool.ts';
import type { SignedLinks } from './signedLinks.ts';
import {
  inMediaForm,
  notFound,
  tooManyRequests,
  twilioError,
  unauthorized,
  wrongMethod,
} from './twilioError.ts';

export interface MediaHostDeps {
  readonly world: ChatWorld;
  readonly spool: MediaSpool;
  readonly links: SignedLinks;
  readonly body: (media: MediaRecord, temporaryLink: string | null) => Record<string, unknown>;
  readonly observed: boolean;
  readonly limitBytes: number;
  readonly content: 'direct' | 'redirect';
  readonly contentSize: 'check' | 'ignore';
  readonly admits: (headers: IncomingHttpHeaders) => boolean;
  readonly overRate: () => boolean;
}

/** No list and no delete: neither is documented (providers.md 4.4). */
const rows: readonly PathRow[] = [
  { pattern: /^\/Services\/([^/]+)\/Media$/, methods: { POST: 'mcs-upload' } },
  { pattern: /^\/Services\/([^/]+)\/Media\/([^/]+)$/, methods: { GET: 'mcs-get' } },
  {
    pattern: /^\/Services\/([^/]+)\/Media\/([^/]+)\/Content$/,
    methods: { GET: 'mcs-content', HEAD: 'mcs-content' },
  },
];

const categories = ['media', 'body', 'history'];

/** The Media Content Service: raw bytes in, one object out, and its content to whoever may ask. */
export function createMediaHost(deps: MediaHostDeps): HostRules {
  const { world, links } = deps;
  const worded = (reply: Reply) => (deps.observed ? inMediaForm(reply) : reply);

  const upload = async (serviceSid: string, { request, url, seen, body }: Arrival) => {
    const { 'content-type': declared = '', 'content-size': size } = request.headers;
    const category = url.searchParams.get('Category') ?? 'media';
    const received = await deps.spool.receive(body, deps.limitBytes);
    return async (): Promise<Reply> => {
      if (!received) {
        return twilioError(413, 20413, `Media is limited to ${deps.limitBytes} bytes`);
      }
      if (!categories.includes(category)) return twilioError(400, 20001, 'Invalid Category');
      if (
        size !== undefined &&
        deps.contentSize === 'check' &&
        Number(size) !== received.sizeBytes
      ) {
        return twilioError(400, 20001, 'Content-Size does not match the body');
      }
      // A form is taken for the file itself, as a user found out (providers.md 4.2).
      const multipart = /^multipart\//i.test(declared);
      const media = await world.store(received, {
        serviceSid,
        name: url.searchParams.get('Filename'),
        contentType: declared === '' || multipart ? 'application/octet-stream' : declared,
        category,
        multipart,
        requestId: seen.id,
      });
      return jsonReply(201, deps.body(media, null));
    };
  };

  const content = async (media: MediaRecord, { request, seen }: Arrival): Promise<Reply> => {
    if (deps.content === 'redirect') {
      return { status: 302, headers: { location: links.make(media.sid) }, body: Buffer.alloc(0) };
    }
    const bytes = await world.bytes(media.sid);
    if (!bytes) return notFound(seen.path);
    return rangedReply(
      {
        status: 200,
        headers: { 'content-type': media.contentType, 'accept-ranges': 'bytes' },
        body: bytes,
        headOnly: seen.method === 'HEAD',
      },
      request.headers.range,
    );
  };

  const answer = async (arrival: Arrival): Promise<Reply | (() => Promise<Reply>)> => {
    const { request, url, seen, body } = arrival;
    const match = matchPath(rows, seen.method, url.pathname);
    const unknown = notFound(url.pathname);
    if (!deps.admits(request.headers)) return unauthorized();
    if (match.kind === 'unknown') return unknown;
    if (match.kind === 'wrong-method') return wrongMethod();
    if (deps.overRate()) return tooManyRequests();
    const [serviceSid = '', mediaSid = ''] = match.sids;
    if (!world.services.some(({ sid }) => sid === serviceSid)) return unknown;
    if (match.route === 'mcs-upload') return upload(serviceSid, arrival);
    body.resume();
    return async () => {
      const media = world.media(mediaSid);
      if (media?.serviceSid !== serviceSid) return unknown;
      if (match.route === 'mcs-content') return content(media, arrival);
      return jsonReply(200, deps.body(media, links.make(mediaSid)));
    };
  };

  return {
    host: 'mcs',
    credentialHeaders: [tokenHeader],
    routeOf(method, path) {
      const match = matchPath(rows, method, path);
      return match.kind === 'route' ? match.route : 'other';
    },
    async answer(arrival) {
      const next = await answer(arrival);
      return typeof next === 'function' ? async () => worded(await next()) : worded(next);
    },
  };
}
