import type { IncomingMessage } from 'node:http';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import type { LinkVerdict } from '../../../shared/links/verdict.ts';
import { headBytes } from '../../contentType/tellType.ts';
import { isLoopback } from '../../http/httpOrigin.ts';
import type { Ways } from '../../http/proxy/ways.ts';
import { addressesFor } from '../../http/stranger/addressesFor.ts';
import { getFrom } from '../../http/stranger/getFrom.ts';
import { parseAddress } from '../../http/stranger/parseAddress.ts';
import type { Resolve } from '../../http/stranger/resolvePublic.ts';
import { type Arrived, readArrived } from './readArrived.ts';
import { isOver, lengthTold, verdictOf } from './readStatus.ts';

export interface ProbeDeps {
  readonly resolve?: Resolve;
  readonly ways?: Ways;
  readonly tellType: (head: Uint8Array) => Promise<string | null>;
  readonly version: string;
  readonly now: () => number;
  /** Runs a request in the turn of its host, so that no host is asked too much at once. */
  readonly inTurn: <T>(host: string, ask: () => Promise<T>) => Promise<T>;
}

export interface Probing {
  readonly allowLoopback: boolean;
  /** All bytes are wanted, to be hashed, as long as they are no more than these. */
  readonly wholeUpTo: number;
  readonly signal: AbortSignal;
}

/** What a stranger got. */
export interface Probed {
  readonly verdict: LinkVerdict;
  readonly status: number | null;
  readonly hops: number;
  readonly declaredType: string | null;
  readonly foundType: string | null;
  /** How long the file is, as far as that was told or read. */
  readonly bytes: number | null;
  readonly head: Uint8Array | null;
  readonly sha256: string | null;
  readonly failure: Failure | null;
  /** So long its host asks to be left alone, ms; null where it did not say. */
  readonly retryAfterMs: number | null;
}

/** As many as two providers and their storage make, and some. */
const maxHops = 5;
const none = {
  status: null,
  hops: 0,
  declaredType: null,
  foundType: null,
  bytes: null,
  head: null,
  sha256: null,
  failure: null,
  retryAfterMs: null,
} as const;

interface Reached {
  readonly response: IncomingMessage;
  readonly url: URL;
  readonly hops: number;
}

class MovesOn extends Error {
  readonly status: number;
  constructor(status: number) {
    super('moves on');
    this.status = status;
  }
}

const leadsOn = (status: number) => status >= 300 && status < 400;

/** Asks one address, and those that it leads on to, each of them judged like the first. */
async function follow(
  first: Reached['url'],
  before: number,
  method: 'GET' | 'HEAD',
  deps: ProbeDeps,
  { allowLoopback, wholeUpTo, signal }: Probing,
): Promise<Reached> {
  const { ways, version } = deps;
  let url = first;
  for (let hops = before; ; hops += 1) {
    const response = await deps.inTurn(url.host, async () => {
      const addresses = await addressesFor(url, { ...deps, allowLoopback });
      return getFrom(url, addresses, {
        signal,
        version,
        method,
        accept: '*/*',
        ...(method === 'GET' && wholeUpTo === 0 && { firstBytes: headBytes }),
        ...(ways && { ways }),
      });
    });
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (!leadsOn(status) || location === undefined) return { response, url, hops };
    response.destroy();
    if (hops >= maxHops) throw new MovesOn(status);
    // What is elsewhere never leads to this machine.
    url = parseAddress(location, url, allowLoopback && isLoopback(url));
  }
}

/**
 * Opens a link as a stranger would: without credentials, cookies or a referrer, first for what is told of the
 * file, then for its first bytes. Storage that signs its links often refuses the former, which says nothing. Does
 * not throw, but where Satchel itself is at fault.
 */
export async function probe(text: string, deps: ProbeDeps, probing: Probing): Promise<Probed> {
  try {
    const url = parseAddress(text, null, probing.allowLoopback);
    const told = await follow(url, 0, 'HEAD', deps, probing);
    told.response.destroy();
    const reached = await follow(told.url, told.hops, 'GET', deps, probing);
    try {
      return await judge(told, reached, deps, probing);
    } finally {
      reached.response.destroy();
    }
  } catch (error) {
    if (error instanceof MovesOn) {
      return { ...none, verdict: 'moves-on', status: error.status, hops: maxHops };
    }
    if (!(error instanceof SatchelError)) throw error;
    return { ...none, verdict: verdictOfFailure(error.failure), failure: error.failure };
  }
}

async function judge(
  told: Reached,
  { response, url, hops }: Reached,
  deps: ProbeDeps,
  { wholeUpTo }: Probing,
): Promise<Probed> {
  const status = response.statusCode ?? 0;
  const seen = { ...none, status, hops };
  if (status !== 200 && status !== 206) {
    const arrived = await readArrived(response, { upTo: 4_096 });
    const over = isOver(url, arrived.head, deps.now());
    return { ...seen, ...verdictOf(response, over) };
  }
  const length = lengthTold(response) ?? lengthTold(told.response);
  const whole = length !== null && length <= wholeUpTo;
  const arrived = await readArrived(response, { upTo: whole ? wholeUpTo : headBytes });
  const declaredType = typeIn(response);
  const foundType = arrived.head.length === 0 ? null : await deps.tellType(arrived.head);
  const bytes = length ?? (arrived.ended ? arrived.length : null);
  const { head } = arrived;
  const found = { ...seen, declaredType, foundType, bytes, head };
  if (isCut(arrived, response)) return { ...found, verdict: 'cut' };
  const page = foundType === 'text/html' || (foundType === null && declaredType === 'text/html');
  const sha256 = arrived.ended && status === 200 ? arrived.sha256 : null;
  return { ...found, sha256, verdict: page ? 'page' : 'works' };
}

/** There was nothing, or it broke off before it was as long as it said. */
function isCut({ broken, ended, length }: Arrived, { headers }: IncomingMessage): boolean {
  const packed = headers['content-encoding'] !== undefined;
  const said = packed ? 0 : Number(headers['content-length'] ?? 0);
  return broken || length === 0 || (ended && said > length);
}

function typeIn({ headers }: IncomingMessage): string | null {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/.test(type) ? type : null;
}

function verdictOfFailure(failure: Failure): LinkVerdict {
  if (failure.kind === 'cancelled') return 'stopped';
  return failure.kind === 'invalid-input' ? 'unsafe' : 'unreachable';
}
