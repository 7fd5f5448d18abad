import type { IncomingHttpHeaders } from 'node:http';
import { jsonReply, type Reply } from './reply.ts';
import type { World } from './world.ts';

export interface ByteRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** The public host of the bytes, a trap for credentials: it is nobody's place to send them. */
export function createByteHost(world: World, authId: string, leaked: () => void) {
  const pattern = new RegExp(`^/Account/${authId}/(?:Message/[^/]+/)?Media/([^/]+)$`);
  return async ({ method, path, headers }: ByteRequest): Promise<Reply> => {
    if (headers.authorization !== undefined) {
      leaked();
      return jsonReply(400, { error: 'credentials are not accepted here' });
    }
    if (method !== 'GET' && method !== 'HEAD')
      return jsonReply(405, { error: 'method not allowed' });
    const id = pattern.exec(path)?.[1];
    const object = id === undefined ? null : world.find(id);
    const bytes = object && (await world.bytes(object.id));
    if (!object || !bytes) return jsonReply(404, { error: 'not found' });
    const whole: Reply = {
      status: 200,
      headers: { 'content-type': object.contentType, 'accept-ranges': 'bytes' },
      body: bytes,
      headOnly: method === 'HEAD',
    };
    return rangedReply(whole, headers.range);
  };
}

/** One range is served; several, or a broken one, get the whole as HTTP allows. */
export function rangedReply(whole: Reply, range: string | undefined): Reply {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return whole;
  const total = whole.body.length;
  const start = first === '' ? Math.max(0, total - Number(last)) : Number(first);
  const end = first === '' || last === '' ? total - 1 : Math.min(Number(last), total - 1);
  if (start > end) {
    return {
      status: 416,
      headers: { 'content-range': `bytes */${total}` },
      body: Buffer.alloc(0),
    };
  }
  return {
    ...whole,
    status: 206,
    headers: { ...whole.headers, 'content-range': `bytes ${start}-${end}/${total}` },
    body: whole.body.subarray(start, end + 1),
  };
}
