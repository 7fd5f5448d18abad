/** What is asked of one contender, as one argument of its process. */
export interface AccountTask {
  readonly provider: 'twilioMessaging' | 'plivo';
  /** How the account is reached, as the sandbox tells it. */
  readonly access: Readonly<Record<string, string>>;
  /** Requests in flight, where the contender is not to find them. */
  readonly width: number;
  /** A folder of its own. */
  readonly dir: string;
  /** Reads the account a second time, when nothing is new. */
  readonly again: boolean;
  /** Looks every millisecond whether the process is held, which takes processor time that others are not charged. */
  readonly watched: boolean;
}

/** The far end, on which all contenders of a row are measured. */
export interface SandboxTask {
  readonly items: number;
  readonly latencyMs: number;
  readonly limits: 'none' | '8 in flight' | '50 a second';
}
