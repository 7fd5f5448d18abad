import { z } from 'zod';
import { SatchelError } from '../../../shared/failure.ts';
import { providerRefused } from '../../../shared/failures.ts';
import { type MediaRef, mediaRef } from '../../../shared/ids.ts';
import { plainText } from '../../base/plainText.ts';
import { down } from '../../http/httpFailure.ts';
import { membersOf, type Unread } from '../answers/readEntries.ts';
import { isoInstantOf, messageTextOf, sizeOf, textOf, typeOf } from '../answers/wireValues.ts';
import type { MessageStatus } from '../composing.ts';
import type { RemoteItem, UnreadItem } from '../provider.ts';
import { meaningOf } from './refusalWords.ts';

const unreadable = () => new SatchelError(down('unreadable-answer'));
const record = z.record(z.string(), z.unknown());

/** What a message tells of itself; everything but its name can miss. */
export interface MessageFacts {
  readonly sid: string;
  readonly direction: 'inbound' | 'outbound' | null;
  readonly fromAddress: string | null;
  readonly toAddress: string | null;
  readonly serviceSid: string | null;
  readonly status: string | null;
  /** A count that is not told is null, which is not none. */
  readonly mediaCount: number | null;
  readonly createdAt: number | null;
  readonly text: string | null;
  readonly errorCode: string | null;
  readonly errorText: string | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const mailDate =
  /^(?:[a-z]{3},? )?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? (?:GMT|UTC?|([+-])(\d\d)(\d\d))$/i;

/** Epoch ms of an RFC 2822 time, or of an ISO 8601 one. */
export function instantOf(value: unknown): number | null {
  const parts = mailDate.exec(textOf(value, 64)?.replace(/\s+/g, ' ') ?? '');
  if (parts === null) return isoInstantOf(value);
  const [, day, name = '', year, hour, minute, second = '0', sign, zoneHour, zoneMinute] = parts;
  const month = months.indexOf(name.toLowerCase());
  const local = Date.UTC(
    Number(year),
    month,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  // Numbers out of their range would only have moved the date.
  const seen = new Date(local);
  const whole = seen.getUTCDate() === Number(day) && seen.getUTCHours() === Number(hour);
  if (month === -1 || !whole || Number(minute) > 59 || Number(second) > 60) return null;
  const zoneMs = (Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0)) * 60_000;
  const at = local - (sign === '-' ? -zoneMs : zoneMs);
  return at >= Date.UTC(2000) && at < Date.UTC(2100) ? at : null;
}

/** A name that can be asked for again exactly as it was given; never parsed (providers.md 2.1). */
function sidOf(value: unknown): string {
  const ref = mediaRef.safeParse(typeof value === 'string' ? value.trim() : value);
  if (!ref.success || plainText(ref.data) !== ref.data) throw unreadable();
  return ref.data;
}

function directionOf(value: unknown): MessageFacts['direction'] {
  const text = textOf(value, 64)?.toLowerCase() ?? '';
  if (text.startsWith('inbound')) return 'inbound';
  return text.startsWith('outbound') ? 'outbound' : null;
}

/** A number, or the same as text (providers.md 2.7, 3.3). */
function codeOf(value: unknown): string | null {
  return textOf(typeof value === 'number' ? String(value) : value, 64);
}

/** Throws SatchelError when it cannot even be named. */
export function toMessage(value: unknown): MessageFacts {
  const parsed = record.safeParse(value);
  if (!parsed.success) throw unreadable();
  const said = parsed.data;
  return {
    sid: sidOf(said['sid']),
    direction: directionOf(said['direction']),
    fromAddress: textOf(said['from'], 255),
    toAddress: textOf(said['to'], 255),
    serviceSid: textOf(said['messaging_service_sid'], 64),
    status: textOf(said['status'], 64)?.toLowerCase() ?? null,
    mediaCount: sizeOf(said['num_media']),
    createdAt: instantOf(said['date_created']) ?? instantOf(said['date_sent']),
    text: typeof said['body'] === 'string' ? said['body'] : null,
    errorCode: codeOf(said['error_code']),
    errorText: textOf(said['error_message'], 300),
  };
}

/** The message when nothing but its name is known. */
export const onlyNamed = (sid: string): MessageFacts => ({
  sid,
  direction: null,
  fromAddress: null,
  toAddress: null,
  serviceSid: null,
  status: null,
  mediaCount: null,
  createdAt: null,
  text: null,
  errorCode: null,
  errorText: null,
});

/**
 * One media object of that message as an item. Neither size nor name is told (providers.md 2.2, 3.2),
 * and whether its address is for everyone only asking tells.
 */
export function toItem(value: unknown, message: MessageFacts): RemoteItem {
  const parsed = record.safeParse(value);
  if (!parsed.success) throw unreadable();
  const media = parsed.data;
  return {
    ref: mediaRef.parse(sidOf(media['sid'])),
    messageRef: message.sid,
    direction: message.direction,
    name: null,
    contentType: typeOf(media['content_type']),
    sizeBytes: null,
    storedAt: instantOf(media['date_created']) ?? message.createdAt,
    usedAt: null,
    fromAddress: message.fromAddress,
    toAddress: message.toAddress,
    messageStatus: message.status,
    messageText: messageTextOf(message.text),
    linkUrl: null,
  };
}

/** Media that is known, with what its message tells today: nothing of the media itself. */
export function retold(ref: MediaRef, message: MessageFacts): RemoteItem {
  return { ...toItem({ sid: ref }, message), storedAt: null };
}

/** A message that cannot be named is told of by nothing, and nothing is missed for it. */
export function carriesNothing(entry: unknown): boolean {
  return sizeOf(membersOf(entry)['num_media']) === 0;
}

/** What an entry that cannot be named tells nevertheless, which is no more than its time. */
export function toUnread({ entry, notAfter }: Unread): UnreadItem {
  const createdAt = instantOf(membersOf(entry)['date_created']);
  return { name: null, sizeBytes: null, notAfter: createdAt ?? notAfter };
}

const arrived = ['delivered', 'read', 'received', 'partially_delivered'];
const lost = ['failed', 'undelivered', 'canceled'];

/** Where a sent message is; a status that nobody knows yet is one on the way. */
export function toStatus({ status, errorCode, errorText }: MessageFacts): MessageStatus {
  const providerStatus = status ?? '';
  if (arrived.includes(providerStatus)) {
    return { phase: 'delivered', providerStatus, failure: null };
  }
  if (!lost.includes(providerStatus)) return { phase: 'underway', providerStatus, failure: null };
  const failure = providerRefused({
    code: errorCode,
    detail: meaningOf(errorCode),
    said: errorText,
  });
  return { phase: 'failed', providerStatus, failure };
}
