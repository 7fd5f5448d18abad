/** One object that a provider stored, or was seeded with. */
export interface LedgerEntry {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** Worked out when it is read, so that a long ledger of seeded items costs nothing. */
  readonly sha256: string;
  readonly storedAt: number;
  readonly requestId: string;
  readonly seeded: boolean;
  /** Whose account holds it. */
  readonly provider?: string;
  /** The message that owns it, where only a message keeps media alive. */
  readonly attachedTo?: string | null;
}

/** One message that was really asked for; deleting it later does not take it from the ledger. */
export interface LedgerMessage {
  readonly sid: string;
  readonly provider: string;
  readonly from: string | null;
  /** The pool of senders that chose the number, where Plivo was given one. */
  readonly powerpackId?: string;
  readonly to: string;
  readonly body: string;
  /** The hash of each file, in the order of the request. */
  readonly sha256s: readonly string[];
  readonly sentAt: number;
  readonly requestId: string;
}

/** A message that comes in while the sandbox runs. */
export interface IncomingMessage {
  readonly from?: string;
  readonly to?: string;
  readonly body?: string;
  readonly files?: readonly { name: string; contentType: string; bytes: Buffer }[];
}
