import type { ReceiptAccount } from '../../shared/contract/receipts.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { RemovalWitness } from '../removals/witness.ts';
import { plannedLine, writtenLine } from './receiptLines.ts';
import type { ReceiptTable } from './receiptTable.ts';

export interface ReceiptWitnessDeps {
  readonly table: ReceiptTable;
  readonly media: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  /** SHA-256 in hex of those of the items whose bytes are known. */
  readonly hashesOf: (ids: readonly MediaId[]) => ReadonlyMap<MediaId, string>;
  /** What an account is called; null for one that is connected no more. */
  readonly accountOf: (id: AccountId) => ReceiptAccount | null;
  readonly clock: Clock;
  /** After the transaction: a receipt is new, or a line of it came to its end. */
  readonly onEnded: (receiptId: string) => void;
}

const ended = new Set(['gone', 'failed', 'kept']);

export interface ReceiptWitness extends RemovalWitness {
  /** Items were archived to be deleted, and have these hashes (SHA-256 in hex); told just before they are asked for. */
  secured(hashes: ReadonlyMap<MediaId, string>): void;
}

/** Writes receipts in the transactions of removals: planned when they are confirmed, line by line as they end. */
export function createReceiptWitness(deps: ReceiptWitnessDeps): ReceiptWitness {
  const { table, media, hashesOf, accountOf, clock } = deps;
  /** Until the next thing is written of them, which is that they are asked for. */
  const copies = new Map<MediaId, string>();
  return {
    secured(hashes) {
      for (const [id, hash] of hashes) copies.set(id, hash);
    },
    begun: ({ id, begunAt, items }) => table.begin(id, begunAt, items),
    discarded: table.discard,
    planned(jobs) {
      const ids = jobs.flatMap(({ items }) => items.map(({ mediaId }) => mediaId));
      const rows = new Map(media.byIds(ids).map((row) => [row.id, row]));
      const hashes = hashesOf(ids);
      for (const accountId of new Set(jobs.map((job) => job.accountId))) {
        const theirs = jobs.filter((job) => job.accountId === accountId);
        const nameless = { accountId, label: '', provider: '', identity: '', practice: false };
        const lines = theirs.flatMap((job) =>
          job.items.map((item) =>
            plannedLine(job, item, rows.get(item.mediaId), hashes.get(item.mediaId) ?? null),
          ),
        );
        table.plan(accountOf(accountId) ?? nameless, lines);
      }
    },
    wrote(job) {
      for (const { mediaId } of job.items) {
        const hash = copies.get(mediaId);
        if (hash === undefined) continue;
        copies.delete(mediaId);
        table.learn(job.runId, mediaId, hash);
      }
      table.write(writtenLine(job, clock.now()));
    },
    committed(job) {
      if (ended.has(job.state)) deps.onEnded(job.runId);
    },
  };
}
