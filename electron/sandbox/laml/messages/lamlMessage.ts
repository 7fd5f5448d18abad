export interface LamlMedia {
  readonly sid: string;
  readonly messageSid: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly createdAt: number;
  /** Before this it is counted by its message but cannot be had (providers.md 3.6). */
  readonly visibleAt: number;
  readonly sha256: string;
  bytes(): Buffer;
}

/** What becomes of a message in the end. */
export type Fate = 'received' | 'delivered' | 'undelivered' | 'failed';

export interface LamlMessage {
  readonly sid: string;
  readonly inbound: boolean;
  /** It is null while a messaging service has not chosen a sender. */
  readonly from: string | null;
  readonly serviceSid: string | null;
  readonly to: string;
  readonly body: string;
  readonly createdAt: number;
  readonly fate: Fate;
  readonly errorCode: number | null;
  readonly media: readonly LamlMedia[];
}

export type Status = Fate | 'queued' | 'initiated' | 'sending' | 'sent';

export interface Progress {
  readonly status: Status;
  readonly sentAt: number | null;
  readonly updatedAt: number;
}

/** How far a message has come: queued, a step of the dialect's own, sent, and its fate. */
export function progressOf(
  { fate, createdAt }: LamlMessage,
  now: number,
  settleMs: number,
  middle: 'initiated' | 'sending',
): Progress {
  if (fate === 'received') return { status: fate, sentAt: createdAt, updatedAt: createdAt };
  const sentAt = createdAt + settleMs * 0.4;
  const steps: { status: Status; at: number }[] = [
    { status: 'queued', at: createdAt },
    { status: middle, at: createdAt + settleMs * 0.2 },
    // What fails does so instead of being sent.
    { status: fate === 'failed' ? 'failed' : 'sent', at: sentAt },
    ...(fate === 'failed' ? [] : [{ status: fate, at: createdAt + settleMs }]),
  ];
  const reached = steps.filter((step) => step.at <= now);
  const { status, at } = reached[reached.length - 1] ?? { status: 'queued', at: createdAt };
  return { status, updatedAt: at, sentAt: now >= sentAt && fate !== 'failed' ? sentAt : null };
}
