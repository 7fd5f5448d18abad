import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import axios from 'axios';
import type { Method } from './http.ts';
import { RoutedAgent } from './proxy/routedAgent.ts';
import { isOwnMachine } from './proxy/routes.ts';
import type { Ways } from './proxy/ways.ts';

export interface Ask {
  readonly method: Method;
  readonly url: URL;
  /** The headers that authorise it; null off the API's own origin. */
  readonly authorization: Readonly<Record<string, string>> | null;
  readonly accept: string;
  /** As HTTP writes it; absent for all. */
  readonly range?: string;
  readonly signal: AbortSignal;
  readonly body?: {
    readonly stream: Readable;
    readonly contentType: string;
    readonly contentLength: number;
    readonly headers: Readonly<Record<string, string>>;
  };
  /** The request as it starts, to watch its socket. */
  onRequest?(request: ClientRequest): void;
}

/** An answer whose head has arrived; the body is as the server sent it, never unpacked. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: IncomingMessage;
  /** Drops the connection unless everything was sent and read, so that it can serve again. */
  discard(): void;
}

/** What the machine knows of its network, unless given by value: the app itself gives the ways alone. */
export interface Network {
  /** Authorities in place of the machine's; what they did not sign is believed as little as ever. */
  readonly ca?: string;
  readonly lookup?: LookupFunction;
  /** How connections leave this machine; straight unless given. */
  readonly ways?: Ways;
}

/** Under the 5 s after which many servers close: a connection reused too late is a lost request. */
const idleMs = 4_000;

/**
 * The one place that calls axios. What it throws holds the secret, so it must go through
 * `transportFailure` and no further.
 */
export function createTransport({ ca, lookup, ways }: Network = {}): (ask: Ask) => Promise<Answer> {
  const own = { keepAlive: true, timeout: idleMs, maxSockets: 16 };
  const agents = { ...own, ...(lookup && { lookup }) };
  // Said here, since NODE_TLS_REJECT_UNAUTHORIZED=0 would otherwise switch it off.
  const tls = { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca && { ca }) } as const;
  const straight = new https.Agent({ ...agents, ...tls });
  const routed = ways && new RoutedAgent(ways, { ...agents, ...tls });
  const client = axios.create({
    adapter: 'http',
    httpAgent: new http.Agent(agents),
    proxy: false,
    maxRedirects: 0,
    allowAbsoluteUrls: false,
    decompress: false,
    responseType: 'stream',
    validateStatus: () => true,
    transformRequest: [],
    transformResponse: [],
  });
  return async (ask) => {
    const seen: { request: ClientRequest | null } = { request: null };
    const response = await client.request<IncomingMessage>({
      method: ask.method,
      baseURL: ask.url.origin,
      url: ask.url.pathname + ask.url.search,
      signal: ask.signal,
      httpsAgent: routed === undefined || isOwnMachine(ask.url.hostname) ? straight : routed,
      headers: {
        Accept: ask.accept,
        ...(ask.range !== undefined && { Range: ask.range }),
        'Accept-Encoding': 'identity',
        'User-Agent': 'Satchel',
        ...(ask.body === undefined
          ? {}
          : {
              ...ask.body.headers,
              'Content-Type': ask.body.contentType,
              'Content-Length': String(ask.body.contentLength),
            }),
        ...ask.authorization,
      },
      data: ask.body?.stream,
      transport: {
        request(options: RequestOptions, onAnswer: (answer: IncomingMessage) => void) {
          const request = (ask.url.protocol === 'https:' ? https : http).request(options, onAnswer);
          seen.request = request;
          ask.onRequest?.(request);
          return request;
        },
      },
    });
    const body = response.data;
    // axios raises an abort on the stream itself, which without a listener would end the process.
    body.on('error', () => {});
    return {
      status: response.status,
      headers: body.headers,
      body,
      discard() {
        if (!body.complete || !body.readableEnded || !seen.request?.writableFinished) {
          seen.request?.destroy();
        }
      },
    };
  };
}
