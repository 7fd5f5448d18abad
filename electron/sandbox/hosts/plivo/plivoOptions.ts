/** What a request to the Plivo account is about; `bytes` is the public host of its files. */
export type PlivoRoute =
  | 'upload'
  | 'list'
  | 'get'
  | 'send'
  | 'messages'
  | 'message'
  | 'message-media'
  | 'bytes';

export type PlivoHostName = 'api' | 'media';

/** What can be set about the practice account of Plivo. */
export interface PlivoOptions {
  /** Port of the API; the byte host always takes a free one. */
  port?: number;
  /** Whether "2 MB" is decimal is unconfirmed (providers.md 1.2), so it can be set. */
  limitBytes?: number;
  authId?: string;
  /** It is random at each start unless given. */
  authToken?: string;
  /** Overall status when some files of an upload fail; unconfirmed (providers.md 1.2). */
  mixedStatus?: number;
  /** Overall status when all of them fail. */
  allFailedStatus?: number;
  /** What a `limit` or `offset` out of range gets; unconfirmed (providers.md 1.4). */
  outOfRange?: 'refuse' | 'clamp';
  /** Form of `meta.next` and `meta.previous`; all four were seen (providers.md 1.4). */
  metaLinks?: 'relative' | 'absolute' | 'missing' | 'null';
  /** What a path without its last slash gets; unconfirmed (providers.md 1.1). */
  unslashed?: 'not-found' | 'redirect';
  /** Requests above this many in flight are answered 429. */
  maxInFlight?: number;
  /** Requests above `count` in `windowMs` are answered 429; Plivo says 300 in 5 s (providers.md 1.8). */
  rate?: { count: number; windowMs: number };
  /** Lists of messages above this are answered 429; Plivo bears 20 in a minute (providers.md 1.5). */
  messageLists?: { count: number; windowMs: number };
}

/** What a client needs to reach the practice account. */
export interface PlivoAccess {
  readonly baseUrl: string;
  readonly authId: string;
  readonly authToken: string;
  readonly mediaOrigin: string;
}
