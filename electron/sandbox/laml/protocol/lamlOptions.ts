import type { Thread } from '../messages/seedThreads.ts';

/** The two APIs that speak the same language, with small differences (providers.md 2 and 3). */
export type LamlProvider = 'signalwire' | 'twilioMessaging';

/** What a request to these APIs is about; `file` is a file at its last hop. */
export type LamlRoute =
  | 'messages'
  | 'message'
  | 'send'
  | 'delete-message'
  | 'message-media'
  | 'get'
  | 'bytes'
  | 'delete'
  | 'file';

/** Each API has a host of its own and one for its files. */
export type LamlHost = 'signalwire' | 'signalwire-files' | 'twilio-messaging' | 'twilio-files';

/** What can be set for each of the two; where sources differ, the profile chooses what is not given. */
export interface LamlOptions {
  /** The password of the main credentials; it is random at each start unless given. */
  readonly token?: string;
  /** Bytes only with credentials, or by a signed link made with them (providers.md 2.8, 3.5). */
  readonly protected?: boolean;
  /** How the byte URL answers; `metadata` is SignalWire's other reading (providers.md 2.2). */
  readonly byteRoute?: 'direct' | 'redirect' | 'loop' | 'metadata';
  readonly redirectStatus?: 301 | 302 | 303 | 307 | 308;
  /** Redirects until the bytes. */
  readonly hops?: 1 | 2;
  /** How long the media of a new message is not there yet (providers.md 3.6). */
  readonly mediaDelayMs?: number;
  /** From the request to the final status; the earlier ones are spread over it. */
  readonly settleMs?: number;
  /** Whether ten or eight files go with one message is told both ways (providers.md 2.5). */
  readonly maxFiles?: number;
  /** Sum of the files of one message. */
  readonly limitBytes?: number;
  /** Whether a file that cannot be had refuses the request or fails the message later. */
  readonly fetchTrouble?: 'refuse' | 'fail';
  /** Requests above this many in flight are answered 429. */
  readonly maxInFlight?: number;
  /** Requests above so many a second, after a first few at once, are answered 429. */
  readonly bucket?: { readonly perSecond: number; readonly burst: number };
  /** What a 429 asks to be waited, in seconds; it says nothing of it unless given (providers.md 3.7). */
  readonly retryAfterSeconds?: number;
  /** The talks of which the account is full; those of a small shop unless given. */
  readonly threads?: readonly Thread[];
  /** Messages older than this are gone; never, where nothing is said of it (providers.md 2.8, 3.6). */
  readonly purgeAfterDays?: number;
  /** The three error bodies of one API (providers.md 2.7). */
  readonly errorForm?: 'object' | 'coded-array' | 'text-array';
  /** Whether deleted media still counts in `num_media`; unconfirmed (providers.md 2.6). */
  readonly deletedMedia?: 'counted' | 'uncounted';
}

/** Last four digits of receivers with a fate of their own; all others are delivered. */
export const numberFates = {
  undelivered: '0190',
  failed: '0191',
  /** Refused at once with 21211, as no such number. */
  invalid: '0192',
} as const;
