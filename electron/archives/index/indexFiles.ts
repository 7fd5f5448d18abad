import type { ArchivedItem } from '../itemTable.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { manifestLine } from './manifest.ts';

const instantOf = (at: number) => new Date(at).toISOString();

/** A line of `index.jsonl`. */
export const jsonLine = ({ path, sha256, sizeBytes, writtenAt, entry }: ArchivedItem): string =>
  `${JSON.stringify({ path, sha256, bytes: sizeBytes, ...entry, archivedAt: instantOf(writtenAt) })}\n`;

const csvColumns = [
  'path',
  'sha256',
  'bytes',
  'type',
  'name',
  'stored_at',
  'direction',
  'from',
  'from_name',
  'to',
  'to_name',
  'status',
  'text',
  'account',
  'provider',
  'account_id',
  'practice',
  'media_id',
  'message_id',
  'conversation_id',
  'conversation',
  'link',
  'archived_at',
] as const;

export const csvHead = byteOrderMark + csvLine(csvColumns);

/** A line of `index.csv`, in the order of its head. */
export function csvRow({ path, sha256, sizeBytes, writtenAt, entry }: ArchivedItem): string {
  return csvLine([
    path,
    sha256,
    sizeBytes,
    entry.type,
    entry.name,
    entry.storedAt,
    entry.direction,
    entry.from,
    entry.fromName,
    entry.to,
    entry.toName,
    entry.status,
    entry.text,
    entry.account,
    entry.provider,
    entry.accountId,
    entry.practice ? 'yes' : 'no',
    entry.mediaId,
    entry.messageId,
    entry.conversationId,
    entry.conversation,
    entry.link,
    instantOf(writtenAt),
  ]);
}

export const manifestRow = ({ sha256, path }: ArchivedItem): string => manifestLine(sha256, path);
