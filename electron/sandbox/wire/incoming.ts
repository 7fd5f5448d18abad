import type { IncomingMessage } from 'node:http';
import { type Readable, Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { troubleOf } from '../faults/armedFaults.ts';
import type { Trouble } from '../faults/fault.ts';
import { resetConnection } from './reply.ts';

/** The request's body, counted as it comes, with the troubles that befall bodies. */
export function incomingBody(
  request: IncomingMessage,
  troubles: readonly Trouble[],
  count: (bytes: number) => void,
  closing: AbortSignal,
): Readable {
  const cut = troubleOf(troubles, 'reset-in-body');
  const slow = troubleOf(troubles, 'slow-read');
  const cutAt = cut ? Number(request.headers['content-length'] ?? 0) * cut.share : null;
  let received = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      count(chunk.length);
      if (cutAt !== null && received >= cutAt) {
        resetConnection(request.socket);
        return;
      }
      if (!slow) {
        done(null, chunk);
        return;
      }
      const waitMs = (chunk.length / slow.bytesPerSecond) * 1_000;
      sleep(waitMs, undefined, { signal: closing }).then(
        () => done(null, chunk),
        (error: Error) => done(error),
      );
    },
  });
  // Not `pipeline`: an aborted request must fail the reader, and it does so by never ending well.
  request.on('error', (error) => counted.destroy(error));
  request.on('close', () => {
    if (!request.complete) counted.destroy(new Error('request aborted'));
  });
  return request.pipe(counted);
}

/** A small body whole; more than the limit is dropped, as nothing here needs it. */
export async function readSmall(body: Readable, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limitBytes) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
