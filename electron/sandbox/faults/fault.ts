import type { HostName, Route } from '../sandbox.ts';
import type { SeenRequest } from '../wire/seenRequest.ts';

/** `headers`: before the body is read; `received`: body read, nothing done; `stored`: done, not answered. */
export type FaultPoint = 'headers' | 'received' | 'stored';

/** What goes wrong. Several may meet in one request. */
export type Trouble =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** An object is sent as JSON, a string as it is; none gives an empty body. */
      readonly body?: string | object;
      readonly headers?: Readonly<Record<string, string>>;
      /** `received` unless given. */
      readonly at?: FaultPoint;
    }
  | { readonly kind: 'hang'; readonly at?: FaultPoint }
  | { readonly kind: 'reset'; readonly at?: FaultPoint }
  /** Cuts the connection when this share (0 to 1) of the request's body has been read. */
  | { readonly kind: 'reset-in-body'; readonly share: number }
  | { readonly kind: 'slow-read'; readonly bytesPerSecond: number }
  | { readonly kind: 'slow-headers'; readonly delayMs: number }
  /** Sends the head and half of the body, then nothing more. */
  | { readonly kind: 'stall' }
  | { readonly kind: 'drip'; readonly bytesPerSecond: number }
  /** Sends a share (0 to 1) of what Content-Length promised, half unless given, then closes. */
  | { readonly kind: 'truncate'; readonly share?: number }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'content-type'; readonly contentType: string }
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }
  /** Changes the JSON answer: wrong sizes, another file, lying totals, looping pages. */
  | { readonly kind: 'rewrite'; readonly change: (body: Record<string, unknown>) => unknown }
  /** Entries of a list, by their positions on the page, that are none or have no name. */
  | {
      readonly kind: 'bad-entries';
      readonly positions: readonly number[];
      readonly as: 'null' | 'number' | 'unnamed' | 'null-name' | 'object-name';
    }
  /** The first page of a list for whatever page is asked for, without an end. */
  | { readonly kind: 'endless-list'; readonly brings: 'the-same' | 'new' | 'nothing' }
  /** Refuses objects of an upload by name or by index. */
  | {
      readonly kind: 'refuse';
      readonly names?: readonly string[];
      readonly indexes?: readonly number[];
      readonly statusCode?: number;
      readonly errorCode?: number;
      readonly errorMessage?: string;
    }
  /** A message is taken without the media that it was to carry. */
  | { readonly kind: 'without-media' }
  /** Stored at once, in the list only later on the sandbox's clock. */
  | { readonly kind: 'list-late'; readonly delayMs: number };

/** A trouble and the requests it befalls, of the registered providers unless others are named. */
export type Fault<R extends string = Route, H extends string = HostName> = Trouble & {
  readonly method?: string;
  readonly route?: R;
  /** Without it, requests to all hosts are befallen. */
  readonly host?: H;
  when?(request: SeenRequest<R, H>): boolean;
  /** How many matching requests it befalls; one unless given. */
  readonly times?: number;
  /** Matching requests let through before the first. */
  readonly skip?: number;
};
