import type { IncomingHttpHeaders } from 'node:http';
import { rangedReply } from '../../wire/rangedReply.ts';
import { jsonReply, type Reply } from '../../wire/reply.ts';
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
