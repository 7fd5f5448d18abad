import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Authorization } from './authorization.ts';

/** What a request may be; only `bytes` follows a redirect, and nothing asks again by itself. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface HttpTarget {
  /** Base URL: https, or http to a loopback literal. */
  readonly baseUrl: string;
  readonly authorization: Authorization;
}

export interface JsonRequest<S extends z.ZodType> {
  readonly method: Method;
  /** Relative to the base URL, every part already encoded; absolute ones are refused. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** What the answer must be; `undefined` for one without a body, as that to HEAD always is. */
  readonly schema: S;
  readonly signal: AbortSignal;
  /** The status of a success, before it is returned. */
  readonly onStatus?: (status: number) => void;
  /** The longest answer, where it may be longer than others. */
  readonly maxBytes?: number;
}

export interface BodyRequest<S extends z.ZodType> {
  /** POST unless given. */
  readonly method?: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Beside those that every request has; our own words, never a server's or a file's. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly contentLength: number;
  readonly body: Readable;
  readonly schema: S;
  /** The form of the service's own refusals, by which one of them is told as `OwnRefusal`. */
  readonly ownRefusal?: z.ZodType;
  readonly signal: AbortSignal;
  /** The connection stands; a body that waits for this never counts bytes that went nowhere. */
  onConnected?(): void;
}

export interface BytesAnswer {
  readonly body: Readable;
  readonly contentType: string | null;
  readonly sizeBytes: number | null;
}

/**
 * The only way to a provider: one origin, credentials never beyond it, no redirects but by hand,
 * answers capped in size and time and parsed by schema. Everything throws SatchelError.
 */
export interface Http {
  readonly baseUrl: string;
  /** The server's clock, by the `Date` of its last answer; null as long as none has told. */
  serverNow(): number | null;
  json<S extends z.ZodType>(request: JsonRequest<S>): Promise<z.infer<S>>;
  send<S extends z.ZodType>(request: BodyRequest<S>): Promise<z.infer<S>>;
  /**
   * From the own origin or any named https host, in at most three hops; credentials only to the base
   * URL's own origin, with `anonymous` not even there: what a stranger gets, who is refused by 401 or
   * 403 as `provider-refused`. Of `firstBytes` a server may send more, all of them too.
   */
  bytes(
    url: string,
    signal: AbortSignal,
    options?: { readonly anonymous?: boolean; readonly firstBytes?: number },
  ): Promise<BytesAnswer>;
  /**
   * Where the account's credentials lead from a URL of the own origin, without going there: the
   * first address elsewhere, or null when the bytes are answered at once.
   */
  leadsTo(url: string, signal: AbortSignal): Promise<URL | null>;
}
