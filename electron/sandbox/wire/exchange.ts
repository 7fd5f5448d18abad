import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxClocks } from '../clocks/sandboxClocks.ts';
import type { ArmedFaults } from '../faults/armedFaults.ts';
import type { ListShape } from '../faults/badLists.ts';
import type { FaultPoint, Trouble } from '../faults/fault.ts';
import { incomingBody } from './incoming.ts';
import { jsonReply, type Reply, resetConnection, sendReply } from './reply.ts';
import type { Recorded, RequestLog } from './requestLog.ts';
import type { SeenRequest } from './seenRequest.ts';

/** One host of the sandbox: how it names a request's route, and how it answers. */
export interface HostRules {
  readonly host: string;
  /** How its lists are given; without it no fault can spoil them. */
  readonly lists?: ListShape;
  /** Headers with credentials, beside Authorization; their values are never kept. */
  readonly credentialHeaders?: readonly string[];
  routeOf(method: string, path: string): string;
  /** Reads the body, then gives what acts; an answer at once means the body does not matter. */
  answer(arrival: Arrival): Promise<Reply | (() => Promise<Reply>)>;
}

export interface Arrival {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly seen: SeenRequest;
  readonly body: Readable;
  readonly troubles: readonly Trouble[];
}

export interface ExchangeDeps {
  readonly log: RequestLog;
  readonly faults: ArmedFaults;
  readonly latencyMs: number;
  readonly clocks: SandboxClocks;
  readonly closing: AbortSignal;
}

/** Takes one request from its first header to its answer, through the faults armed for it. */
export function createExchange(deps: ExchangeDeps, rules: HostRules) {
  const { log, faults, latencyMs, clocks, closing } = deps;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = urlOf(request);
    const recorded = log.add(request, url, rules, clocks.now());
    const troubles = faults.take(recorded.seen);
    response.setHeader('date', new Date(clocks.date()).toUTCString());
    response.on('error', () => {});
    try {
      const reply = await run(request, url, recorded, troubles);
      if (reply === null) return;
      if (reply === 'reset') {
        resetConnection(request.socket);
        return;
      }
      recorded.status = reply.status;
      await sendReply(response, reply, troubles, closing, rules.lists);
    } catch (error) {
      const cut = closing.aborted || (request.destroyed && !request.complete);
      if (cut || response.headersSent) {
        response.destroy();
        return;
      }
      // A fault of the sandbox itself should not look like one that was armed.
      const reason = error instanceof Error ? error.message : 'unknown reason';
      await sendReply(response, jsonReply(500, { error: `sandbox: ${reason}` }), [], closing);
    }
  };

  async function run(
    request: IncomingMessage,
    url: URL,
    recorded: Recorded,
    troubles: readonly Trouble[],
  ): Promise<Reply | 'reset' | null> {
    if (latencyMs > 0) await sleep(latencyMs, undefined, { signal: closing });
    const early = strike(troubles, 'headers');
    if (early !== undefined) {
      // Drained all the same, so that the client can finish writing and hear the answer.
      request.resume();
      return early;
    }
    const count = (bytes: number) => {
      recorded.receivedBytes += bytes;
    };
    const body = incomingBody(request, troubles, count, closing);
    const next = await rules.answer({ request, url, seen: recorded.seen, body, troubles });
    // What a handler left unread is drained, as the answer is heard only after it.
    body.resume();
    request.resume();
    if (typeof next !== 'function') return next;
    // Only what has arrived whole is acted upon.
    if (request.destroyed && !request.complete) return null;
    const received = strike(troubles, 'received');
    if (received !== undefined) return received;
    const reply = await next();
    const stored = strike(troubles, 'stored');
    return stored === undefined ? reply : stored;
  }
}

/** A target that is no path, such as `*`, is one that no route knows. */
function urlOf(request: IncomingMessage): URL {
  const target = request.url ?? '/';
  return new URL(`http://sandbox.invalid${target.startsWith('/') ? target : '/'}`);
}

/** What a fault makes of the request at this point; null holds it for ever. */
function strike(
  troubles: readonly Trouble[],
  point: FaultPoint,
): Reply | 'reset' | null | undefined {
  for (const trouble of troubles) {
    if (trouble.kind !== 'answer' && trouble.kind !== 'hang' && trouble.kind !== 'reset') continue;
    if ((trouble.at ?? 'received') !== point) continue;
    if (trouble.kind === 'hang') return null;
    if (trouble.kind === 'reset') return 'reset';
    const { status, body = '', headers = {} } = trouble;
    if (typeof body === 'object') {
      const reply = jsonReply(status, body);
      return { ...reply, headers: { ...reply.headers, ...headers } };
    }
    return { status, headers, body: Buffer.from(body) };
  }
  return undefined;
}
