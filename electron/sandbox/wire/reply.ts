import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { troubleOf } from '../faults/armedFaults.ts';
import { type Body, endless, type ListShape, spoil } from '../faults/badLists.ts';
import type { Trouble } from '../faults/fault.ts';

/** An answer as a value, so that faults can change it before it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The body is described but not sent, as HEAD wants it. */
  readonly headOnly?: boolean;
}

export function jsonReply(status: number, body: object): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** Sends an answer with the troubles that befall answers; rejects when the sandbox closes meanwhile. */
export async function sendReply(
  response: ServerResponse,
  reply: Reply,
  troubles: readonly Trouble[],
  closing: AbortSignal,
  lists: ListShape | null = null,
): Promise<void> {
  const slow = troubleOf(troubles, 'slow-headers');
  if (slow) await sleep(slow.delayMs, undefined, { signal: closing });
  const { status, headers, body } = troubled(reply, troubles, lists);
  response.writeHead(status, { ...headers, 'content-length': String(body.length) });
  const half = body.subarray(0, Math.floor(body.length / 2));
  const drip = troubleOf(troubles, 'drip');
  const cut = troubleOf(troubles, 'truncate');
  if (reply.headOnly) {
    response.end();
  } else if (troubleOf(troubles, 'stall')) {
    response.write(half);
  } else if (cut) {
    const sent = body.subarray(0, Math.floor(body.length * (cut.share ?? 0.5)));
    response.write(sent, () => response.socket?.end());
  } else if (drip) {
    await dripOut(response, body, drip.bytesPerSecond, closing);
  } else {
    response.end(body);
  }
}

/** Ends a connection the hard way, so that the client sees a reset. */
export function resetConnection(socket: Socket | null): void {
  socket?.resetAndDestroy();
}

function changeOf(trouble: Trouble, lists: ListShape | null): ((body: Body) => unknown) | null {
  switch (trouble.kind) {
    case 'rewrite':
      return trouble.change;
    case 'bad-entries':
      return (body) => spoil(body, shapeOf(lists), trouble);
    case 'endless-list':
      return (body) => endless(body, shapeOf(lists), trouble);
    default:
      return null;
  }
}

/** A fault that could do nothing would prove nothing. */
function shapeOf(lists: ListShape | null): ListShape {
  if (lists === null) throw new Error('this host says of no list how it is given');
  return lists;
}

function troubled(reply: Reply, troubles: readonly Trouble[], lists: ListShape | null): Reply {
  let { status, headers, body } = reply;
  const redirect = troubleOf(troubles, 'redirect');
  if (redirect) {
    status = redirect.status ?? 307;
    headers = { location: redirect.location };
    body = Buffer.alloc(0);
  }
  for (const trouble of troubles) {
    const change = changeOf(trouble, lists);
    if (change === null) continue;
    const json = JSON.parse(body.toString('utf8')) as Body;
    body = Buffer.from(JSON.stringify(change(json)));
    // A page is given whatever was wrong with how it was asked for.
    if (trouble.kind === 'endless-list') status = 200;
  }
  if (troubleOf(troubles, 'malformed')) body = body.subarray(0, Math.ceil(body.length * 0.6));
  const type = troubleOf(troubles, 'content-type');
  if (type) headers = { ...headers, 'content-type': type.contentType };
  return { status, headers, body };
}

async function dripOut(
  response: ServerResponse,
  body: Buffer,
  bytesPerSecond: number,
  closing: AbortSignal,
): Promise<void> {
  const step = Math.max(1, Math.round(bytesPerSecond / 20));
  for (let sent = 0; sent < body.length && !response.destroyed; sent += step) {
    response.write(body.subarray(sent, sent + step));
    await sleep((step / bytesPerSecond) * 1_000, undefined, { signal: closing });
  }
  response.end();
}
