import type { ClientRequest } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { Clock } from '../base/clock.ts';
import type { Deadline } from './httpDeadline.ts';
import { down } from './httpFailure.ts';
import type { HttpLimits } from './httpLimits.ts';
import { watchThroughput } from './httpThroughput.ts';

const samplesPerWindow = 8;

/**
 * Times an upload by its phases: connecting, sending (as long as it moves), waiting for the answer.
 * Returns what to call when the answer's head has arrived.
 */
export function timeUpload(
  request: ClientRequest,
  contentLength: number,
  deadline: Deadline,
  deps: { readonly clock: Clock; readonly limits: HttpLimits; onConnected?: () => void },
): () => void {
  const { clock, limits } = deps;
  const watch = watchThroughput(clock, limits, () => deadline.end(down('timed-out')));
  let cancelSample: (() => void) | null = null;
  let counted = 0;
  const stopWatch = () => {
    watch.rest();
    cancelSample?.();
    cancelSample = null;
  };
  const sample = () => {
    const written = request.socket?.bytesWritten ?? counted;
    watch.moved(Math.max(0, written - counted));
    counted = written;
    cancelSample = clock.after(limits.windowMs / samplesPerWindow, sample);
  };
  const connected = () => {
    deadline.suspend();
    counted = request.socket?.bytesWritten ?? 0;
    watch.wait();
    sample();
    deps.onConnected?.();
  };
  request.once('socket', (socket) => {
    if (!socket.connecting) connected();
    else socket.once((socket as TLSSocket).encrypted ? 'secureConnect' : 'connect', connected);
  });
  request.once('finish', () => {
    stopWatch();
    const inFlight = Math.min(contentLength, limits.inFlightBytes);
    deadline.restart(limits.answerMs + (inFlight / limits.slowestBytesPerSecond) * 1_000);
  });
  request.once('close', stopWatch);
  return () => {
    stopWatch();
    deadline.restart(limits.answerMs);
  };
}
