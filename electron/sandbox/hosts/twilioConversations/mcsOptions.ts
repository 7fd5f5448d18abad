/** What can be set about the practice account of Twilio Conversations. */
export interface McsOptions {
  /** It is random at each start unless given. */
  authToken?: string;
  /** Largest upload; whether "150 MB" is decimal is not said (providers.md 4.7). */
  limitBytes?: number;
  /** Uploads above this wait in a file instead of in memory. */
  memoryBytes?: number;
  /** Whether `/Content` answers with the bytes or a signed link (providers.md 4.3). */
  content?: 'direct' | 'redirect';
  /** Whether a wrong `Content-Size` is refused; unconfirmed (providers.md 4.2). */
  contentSize?: 'check' | 'ignore';
  /** Status of a link that has run out; unconfirmed (providers.md 4.6). */
  expiredStatus?: number;
  /** Media types that no message takes, code 50511. */
  refusedTypes?: readonly string[];
  /** Largest media that a message takes, code 50512; what can be uploaded unless given. */
  attachLimitBytes?: number;
  /** Conversations takes 30 actions a second and does not count reads (providers.md 4.7). */
  writesPerSecond?: number;
  /** Requests above this many in flight are answered 429. */
  maxInFlight?: number;
}
