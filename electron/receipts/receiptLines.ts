import type { LineOutcome } from '../../shared/contract/receipts.ts';
import type { Failure } from '../../shared/failure.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { ConfirmedItem, RemovalJob } from '../removals/removalJob.ts';
import { plainFailure } from './plainFailure.ts';
import { withoutLinks } from './withoutLinks.ts';

const longest = 500;
const told = (text: string | null | undefined) =>
  text == null ? null : withoutLinks(text).slice(0, longest);

/** An item as it was confirmed, for `receipt_lines`; where the library knows it no more, by its ids alone. */
export function plannedLine(
  job: RemovalJob,
  item: ConfirmedItem,
  row: StoredMedia | undefined,
  hash: string | null,
) {
  return {
    receiptId: job.runId,
    accountId: job.accountId,
    mediaId: item.mediaId,
    ref: told(item.ref) ?? '',
    messageRef: told(item.messageRef),
    withMessage: job.messageRef === null ? 0 : 1,
    direction: row?.direction ?? null,
    fromAddress: told(row?.fromAddress),
    toAddress: told(row?.toAddress),
    name: told(row?.name),
    contentType: told(row?.contentType),
    sizeBytes: row?.sizeBytes ?? null,
    hash,
    storedAt: item.storedAt,
  };
}

/** By what refusals are counted: what is ours to say is told apart. */
const classOf = (failure: Failure) =>
  failure.kind === 'invalid-input' ? failure.detail : failure.kind;

const outcomes: Readonly<Partial<Record<RemovalJob['state'], LineOutcome>>> = {
  gone: 'deleted',
  failed: 'refused',
  kept: 'kept',
};

/** What became of the items of a job so far; `now` is when it came to its end, where it did. */
export function writtenLine(job: RemovalJob, now: number) {
  const outcome = outcomes[job.state] ?? null;
  const { askedAt, answer, checkedAt } = job.evidence ?? {};
  const failure = job.state === 'failed' ? plainFailure(job.failure) : null;
  return {
    receiptId: job.runId,
    mediaIds: JSON.stringify(job.items.map(({ mediaId }) => mediaId)),
    outcome,
    // It may leave from here on, and is not asked for after all where it is put back.
    askedAt: askedAt ?? (job.state === 'removing' ? now : null),
    before: job.state === 'queued' || job.state === 'waiting' ? 1 : 0,
    attempts: job.attempt,
    status: answer?.status ?? null,
    answer: answer?.kind ?? null,
    answeredAt: answer?.at ?? null,
    checkedAt: outcome === 'deleted' ? (checkedAt ?? null) : null,
    endedAt: outcome === null ? null : now,
    failureKind: failure === null ? null : classOf(failure),
    failure: failure === null ? null : JSON.stringify(failure),
  };
}
