import type { KernelEvent, Role } from '../../../electron/jobs/job.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';

/** A client that was made up to try the kernel: something is done once at somebody else's. */
export type Errand = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly attempt: number;
} & (
  | { readonly state: 'queued' }
  | { readonly state: 'waiting'; readonly untilAt: number; readonly failure: Failure }
  | { readonly state: 'sending'; readonly committing: boolean }
  | { readonly state: 'unsure'; readonly untilAt: number; readonly failure: Failure }
  | { readonly state: 'taken'; readonly ref: string }
  | { readonly state: 'done'; readonly ref: string }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'cancelled' }
);

export interface ErrandEntry {
  readonly job: Errand;
  /** What only the main process knows. */
  readonly secret: string;
  readonly stamp: number | null;
}

export type ErrandEvent =
  | KernelEvent
  | { readonly kind: 'started' }
  | { readonly kind: 'committed' }
  | { readonly kind: 'doubted'; readonly failure: Failure; readonly untilAt: number }
  | { readonly kind: 'released' }
  | { readonly kind: 'taken'; readonly ref: string }
  | { readonly kind: 'done'; readonly ref: string }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'retry' };

export interface ErrandKinds {
  readonly entry: ErrandEntry;
  readonly event: ErrandEvent;
  readonly item: never;
  readonly memory: { note: string };
}

export const errandRoles = {
  queued: 'ready',
  waiting: 'waiting',
  sending: 'sending',
  unsure: 'in-doubt',
  taken: 'followed',
  done: 'ended',
  failed: 'ended',
  cancelled: 'ended',
} as const satisfies Record<Errand['state'], Role>;

export const lost: Failure = {
  kind: 'provider-down',
  cause: 'cut-answer',
  status: null,
  retryAfterMs: null,
};

export function stepErrand(job: Errand, event: ErrandEvent): Errand {
  const { id, accountId, attempt } = job;
  const facts = { id, accountId, attempt };
  const ended = job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
  switch (event.kind) {
    case 'started':
      if (job.state !== 'queued') return job;
      return { ...facts, attempt: attempt + 1, state: 'sending', committing: false };
    case 'committed':
      return job.state === 'sending' ? { ...job, committing: true } : job;
    case 'doubted':
      if (job.state !== 'sending') return job;
      return { ...facts, state: 'unsure', failure: event.failure, untilAt: event.untilAt };
    case 'asked':
      return job.state === 'unsure' ? { ...job, untilAt: event.untilAt } : job;
    case 'absent':
    case 'due':
      return job.state === 'unsure' || job.state === 'waiting'
        ? { ...facts, state: 'queued' }
        : job;
    case 'released':
      return job.state === 'sending' ? { ...facts, state: 'queued' } : job;
    case 'retry':
      return job.state === 'failed' ? { ...facts, state: 'queued' } : job;
    case 'taken':
      return ended ? job : { ...facts, state: 'taken', ref: event.ref };
    case 'done':
      return ended ? job : { ...facts, state: 'done', ref: event.ref };
    case 'untold':
    case 'failed':
      return ended ? job : { ...facts, state: 'failed', failure: event.failure };
    case 'postponed':
      if (job.state !== 'queued' && job.state !== 'sending') return job;
      return { ...facts, state: 'waiting', untilAt: event.untilAt, failure: event.failure };
    case 'cancel':
      if (ended || job.state === 'unsure') return job;
      if (job.state === 'sending' && job.committing) return job;
      return { ...facts, state: 'cancelled' };
    case 'restarted':
      if (job.state !== 'sending') return job;
      return job.committing
        ? { ...facts, state: 'unsure', failure: lost, untilAt: event.askAt }
        : { ...facts, state: 'queued' };
    default:
      return event satisfies never;
  }
}
