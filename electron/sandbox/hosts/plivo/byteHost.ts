import type { Arrival, HostRules } from '../../wire/exchange.ts';
import { rangedReply } from '../../wire/rangedReply.ts';
import { jsonReply, type Reply } from '../../wire/reply.ts';
import type { World } from './world.ts';

/** The public host of the bytes is a trap for credentials: nobody has a reason to send them here. */
export function createByteHost(world: World, authId: string, leaked: () => void): HostRules {
  const pattern = new RegExp(`^/Account/${authId}/(?:Message/[^/]+/)?Media/([^/]+)$`);
  const answer = async (arrival: Arrival): Promise<Reply> => {
    const { headers } = arrival.request;
    const { method } = arrival.seen;
    if (headers.authorization !== undefined) {
      leaked();
      return jsonReply(400, { error: 'credentials are not accepted here' });
    }
    if (method !== 'GET' && method !== 'HEAD')
      return jsonReply(405, { error: 'method not allowed' });
    const id = pattern.exec(arrival.url.pathname)?.[1];
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
  return {
    host: 'media',
    routeOf: () => 'bytes',
    answer: async (arrival) => () => answer(arrival),
  };
}
