import { Readable } from 'node:stream';
import type { Failure } from '../../shared/failure.ts';
import { SatchelError } from '../../shared/failure.ts';
import type { Clock } from '../base/clock.ts';
import type { BytesAnswer } from './http.ts';
import { refusePacked } from './httpAnswer.ts';
import type { Deadline } from './httpDeadline.ts';
import { down } from './httpFailure.ts';
import type { HttpLimits } from './httpLimits.ts';
import { watchThroughput } from './httpThroughput.ts';
import type { Answer } from './httpTransport.ts';

function contentTypeOf(answer: Answer): string | null {
  const type = answer.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : null;
}

/** Part of the bytes, and the first of them. */
function isStart({ status, headers }: Answer): boolean {
  return status === 206 && /^bytes 0-/.test(headers['content-range'] ?? '');
}

/** Of all bytes, also where these are only the first. */
function wholeSize({ status, headers }: Answer): number | null {
  const part = /\/(\d{1,15})$/.exec(headers['content-range'] ?? '')?.[1];
  const length = Number((status === 206 ? part : headers['content-length']) ?? Number.NaN);
  return Number.isSafeInteger(length) && length >= 0 ? length : null;
}

/**
 * The answer's body as a stream of its own: bounded, watched while it is read, ending with the
 * request when dropped, and failing only with SatchelError.
 */
export function openBytes(
  answer: Answer,
  deadline: Deadline,
  deps: {
    readonly clock: Clock;
    readonly limits: HttpLimits;
    explain(error: unknown): Failure;
  },
): BytesAnswer {
  refusePacked(answer);
  const sizeBytes = wholeSize(answer);
  if ((answer.status !== 200 && !isStart(answer)) || (sizeBytes ?? 0) > deps.limits.maxMediaBytes) {
    throw new SatchelError(down('unreadable-answer', answer.status));
  }
  deadline.suspend();
  const source = answer.body;
  const watch = watchThroughput(deps.clock, deps.limits, () => deadline.end(down('timed-out')));
  let total = 0;
  const body = new Readable({
    read() {
      watch.wait();
      source.resume();
    },
    destroy(error, done) {
      watch.rest();
      deadline.release();
      answer.discard();
      done(error);
    },
  });
  const fail = (error: unknown) => body.destroy(new SatchelError(deps.explain(error)));
  // Errors reach whoever reads; one that nobody reads any more must not end the process.
  body.on('error', () => {});
  deadline.signal.addEventListener('abort', () => fail(deadline.signal.reason), { once: true });
  source.on('data', (chunk: Buffer) => {
    total += chunk.length;
    watch.moved(chunk.length);
    if (total > deps.limits.maxMediaBytes) fail(new SatchelError(down('unreadable-answer')));
    else if (!body.push(chunk)) {
      watch.rest();
      source.pause();
    }
  });
  source.pause();
  source.once('end', () => body.push(null));
  source.once('error', fail);
  return { body, contentType: contentTypeOf(answer), sizeBytes };
}
