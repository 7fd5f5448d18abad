import { addressText } from '../../../shared/address.ts';
import type { Receipt } from '../../../shared/contract/receipts.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { MessageRow } from '../../../shared/message.ts';
import { progressOf } from '../../stores/uploads/tally.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatBytesOf, formatCount, formatShare } from '../../text/format.ts';
import { copyingText } from './copyingText.ts';
import type { Entry, EntryOf } from './entry.ts';
import { finishedText, verifyingText } from './finishedText.ts';
import { accountsText, progressText, removalText } from './runEntryText.ts';
import type { EntryText } from './textOfEntry.ts';

const words = en.activity;

/** What an entry says; `label` names accounts, `now` is epoch ms. */
export function entryText(
  entry: Entry,
  label: (accountId: AccountId) => string,
  provider: (accountId: AccountId) => string,
  now: number,
): EntryText {
  switch (entry.kind) {
    case 'removal':
      return removalText(entry.run, label, now);
    case 'receipt':
      return receiptText(entry.receipt);
    case 'upload':
      return uploadText(entry, label);
    case 'message':
      return messageText(entry.message, label, provider);
    case 'archiving': {
      const { run } = entry;
      const title = words.archive.running(run.of, formatCount(run.of), run.title);
      return { title, ...progressText(run, label) };
    }
    case 'saving': {
      const { run } = entry;
      const title = words.folder.running(run.of, formatCount(run.of), run.folder);
      return { title, ...progressText(run, label) };
    }
    case 'copying':
      return copyingText(entry.run, label);
    case 'verifying':
      return verifyingText(entry.archive);
    case 'finished':
      return finishedText(entry.work, entry.left !== null);
    case 'save': {
      const { use, files, name, doneBytes, ofBytes } = entry.save;
      const title = use === 'hand-over' ? words.save.handOver(files) : words.save.title(name);
      const facts = ofBytes === null ? [] : [formatBytesOf(doneBytes, ofBytes)];
      const share = ofBytes === null || ofBytes === 0 ? null : Math.min(1, doneBytes / ofBytes);
      return { title, facts, tone: 'busy', share };
    }
    default:
      return entry satisfies never;
  }
}

/** How a removal ended, in a line, and what there is to add. */
export function receiptText(receipt: Receipt): EntryText {
  const { of, deleted, refused, kept, unknown, refusals, accounts } = receipt;
  const { removal } = words;
  const all = formatCount(of);
  const title =
    deleted === of
      ? removal.done(of, all)
      : deleted > 0
        ? removal.partly(formatCount(deleted), all)
        : refused + unknown > 0
          ? removal.none(of, all)
          : removal.undone(of, all);
  const why = refusals
    .map(({ kind, count }) => {
      const reason = removal.why[kind] ?? removal.whyElse;
      return refusals.length === 1 ? reason : removal.class(formatCount(count), reason);
    })
    .join(', ');
  const facts = [
    ...(refused === 0 ? [] : [removal.refused(formatCount(refused), why)]),
    ...(unknown === 0 ? [] : [removal.unknown(formatCount(unknown))]),
    ...(kept === 0 || kept === of ? [] : [removal.kept(formatCount(kept))]),
    ...accountsText(accounts.map(({ label }) => label)),
  ];
  return {
    title,
    facts,
    tone: refused > 0 ? 'bad' : unknown > 0 ? 'warn' : deleted > 0 ? 'good' : 'calm',
  };
}

function uploadText(
  { batch }: EntryOf<'upload'>,
  label: (accountId: AccountId) => string,
): EntryText {
  const { upload } = words;
  const { tally, accountId } = batch;
  const { all, active, stored, failed, undecided, cancelled } = tally;
  const share = active > 0 ? progressOf(tally) : undefined;
  const title =
    active > 0
      ? upload.running(all)
      : stored === all
        ? upload.done(all)
        : upload.partly(formatCount(stored), formatCount(all));
  const lost = failed - undecided;
  const facts = [
    ...(active === 0 ? [] : [words.progress(formatCount(stored), formatCount(all))]),
    ...(share === undefined || share === null ? [] : [formatShare(share)]),
    ...(undecided === 0 ? [] : [upload.undecided(formatCount(undecided))]),
    ...(lost === 0 ? [] : [upload.failed(formatCount(lost))]),
    ...(cancelled === 0 ? [] : [upload.cancelled(formatCount(cancelled))]),
    label(accountId),
  ];
  const tone =
    active > 0 ? 'busy' : lost > 0 ? 'bad' : undecided > 0 ? 'warn' : stored > 0 ? 'good' : 'calm';
  return { title, facts, tone, ...(share !== undefined && { share }) };
}

function messageText(
  message: MessageRow,
  label: (accountId: AccountId) => string,
  provider: (accountId: AccountId) => string,
): EntryText {
  const { states } = en.messages;
  const { accountId, to, state } = message;
  const title = words.message.title(addressText(to));
  const account = label(accountId);
  switch (state) {
    case 'sending':
      return { title, facts: [states.sending, account], tone: 'busy', share: null };
    case 'unsure':
      return { title, facts: [states.unsure, account], tone: 'warn', share: null };
    case 'underway':
      return { title, facts: [states.underway, account], tone: 'calm' };
    case 'delivered':
      return { title, facts: [states.delivered, account], tone: 'good' };
    case 'cancelled':
      return { title, facts: [states.cancelled, account], tone: 'calm' };
    case 'failed': {
      const { why } = explain(message.failure, { provider: provider(accountId) });
      return { title, facts: [states.notSent, why, account], tone: 'bad' };
    }
    default:
      return message satisfies never;
  }
}
