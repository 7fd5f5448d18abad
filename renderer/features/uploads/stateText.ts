import { retryDelay } from '../../../shared/retry.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../ui/explain.ts';
import { formatBytes, formatDuration } from '../../ui/format.ts';

export interface StateText {
  readonly text: string;
  /** More of it, where there is more to say. */
  readonly detail: string | null;
  readonly tone: 'calm' | 'busy' | 'good' | 'warn' | 'bad';
}

/** A job's state in words. */
export function stateText(job: UploadJob, now: number, provider: string): StateText {
  const words = en.uploads.states;
  switch (job.state) {
    case 'checking':
      return { text: words.checking, detail: null, tone: 'calm' };
    case 'queued':
      return { text: words.queued, detail: null, tone: 'calm' };
    case 'waiting': {
      const left = job.untilAt - now;
      const text = left < 1_000 ? words.waitingNow : words.waiting(formatDuration(left));
      const { title, why } = explain(job.failure, { provider });
      return { text, detail: `${title}. ${why}`, tone: 'warn' };
    }
    case 'sending': {
      if (job.committing) return { text: words.committing, detail: null, tone: 'busy' };
      const all = job.sizeBytes ?? job.sentBytes;
      const text = words.sending(formatBytes(job.sentBytes), formatBytes(all));
      return { text, detail: null, tone: 'busy' };
    }
    case 'unsure':
      return { text: words.unsure, detail: null, tone: 'warn' };
    case 'stored':
      return { text: words.stored, detail: null, tone: 'good' };
    case 'failed': {
      const { title, why, remedy } = explain(job.failure, { provider });
      return { text: `${title}: ${why}`, detail: remedy, tone: 'bad' };
    }
    case 'cancelled':
      return { text: words.cancelled, detail: null, tone: 'calm' };
    default:
      return job satisfies never;
  }
}

/** Whether sending it again could end better: not for a file that breaks a rule. */
export function canRetry(job: UploadJob): boolean {
  if (job.state === 'cancelled') return true;
  if (job.state !== 'failed') return false;
  if (job.failure.kind !== 'file-rejected') return true;
  return job.failure.rule === 'unreadable' || retryDelay(job.failure, 1, 0) !== null;
}
