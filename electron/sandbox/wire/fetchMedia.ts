import { acceptsType } from './acceptsType.ts';
import { acceptedType } from './sniffType.ts';

export interface FetchedFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** How a provider fetches. */
export interface FetchRules {
  /** Content types that it takes; without subtype, all of the type. */
  readonly accepts: readonly string[];
  /** It asks with HEAD before it gets a file. */
  readonly asksHead: boolean;
}

export interface FetchRefusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

/** Refusals by the codes that SignalWire and Twilio give them (providers.md 2.7, 3.7). */
export const badMediaUrl = { status: 400, code: 21620, message: 'Invalid media URL' };
const unreachable = { status: 400, code: 63019, message: 'Media failed to download' };
const badType = { status: 400, code: 12300, message: 'Invalid Content-Type of the media' };

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);
const maxHops = 5;

/** Whether a media URL is one at all. */
export function isMediaUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Really gets a file, as the provider would; from this machine alone, since nothing here may leave it. */
export async function fetchMedia(
  start: string,
  rules: FetchRules,
): Promise<FetchedFile | FetchRefusal> {
  const signal = AbortSignal.timeout(20_000);
  try {
    if (rules.asksHead && !(await follow(start, 'HEAD', signal))?.ok) return unreachable;
    const response = await follow(start, 'GET', signal);
    if (!response?.ok) return unreachable;
    const bytes = Buffer.from(await response.arrayBuffer());
    const contentType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    if (!acceptsType(rules.accepts, contentType)) return badType;
    const found = acceptedType(bytes, contentType);
    // Only what can be told by its bytes can be told to be another.
    if (found !== null && found !== 'text/plain' && found !== contentType) return badType;
    return { name: nameOf(response, start), contentType, bytes };
  } catch {
    return unreachable;
  }
}

async function follow(
  start: string,
  method: 'GET' | 'HEAD',
  signal: AbortSignal,
): Promise<Response | null> {
  let url = new URL(start);
  for (let hop = 0; hop <= maxHops; hop += 1) {
    if (!loopback.has(url.hostname)) return null;
    const response = await fetch(url, { method, signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url);
  }
  return null;
}

function nameOf(response: Response, url: string): string {
  const disposition = response.headers.get('content-disposition') ?? '';
  const named = /filename="?([^";]+)"?/.exec(disposition)?.[1];
  return named ?? new URL(url).pathname.split('/').pop() ?? 'media';
}
