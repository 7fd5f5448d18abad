import type { LedgerMessage } from '../../store/ledger.ts';

/** A message of the Plivo account, with the media that it used. */
export interface PlivoMessage {
  readonly id: string;
  readonly type: 'sms' | 'mms';
  /** The number that it went from, also where a Powerpack chose it. */
  readonly from: string;
  readonly powerpackId: string | null;
  readonly to: string;
  readonly text: string;
  readonly mediaIds: readonly string[];
  readonly sha256s: readonly string[];
  readonly sentAt: number;
  /** Why it is never delivered; null when it is. */
  readonly errorCode: string | null;
  readonly requestId: string;
}

/** Numbers ending so get nothing: `450`, and more than 5 MB is 120 (providers.md 1.5). */
const deadEnding = '0199';
const maxTotalBytes = 5_000_000;

export function errorCodeOf(to: string, totalBytes: number): string | null {
  if (totalBytes >= maxTotalBytes) return '120';
  return to.endsWith(deadEnding) ? '450' : null;
}

/** On its way for some seconds, as the sandbox's clock goes. */
export function stateOf({ sentAt, errorCode }: PlivoMessage, now: number): string {
  const age = now - sentAt;
  if (age < 1_000) return 'queued';
  if (age < 4_000) return 'sent';
  return errorCode === null ? 'delivered' : 'failed';
}

/** What the account has sent, the newest first. */
export interface PlivoMessages {
  add(message: PlivoMessage): void;
  find(id: string): PlivoMessage | null;
  all(): readonly PlivoMessage[];
  ledger(): LedgerMessage[];
}

export function createPlivoMessages(): PlivoMessages {
  const sent: PlivoMessage[] = [];
  return {
    add: (message) => void sent.unshift(message),
    find: (id) => sent.find((message) => message.id === id) ?? null,
    all: () => sent,
    ledger: () =>
      sent.map(({ id, from, to, text, sha256s, sentAt, requestId, powerpackId }) => ({
        sid: id,
        provider: 'plivo',
        from,
        to,
        body: text,
        sha256s,
        sentAt,
        requestId,
        ...(powerpackId !== null && { powerpackId }),
      })),
  };
}

const dayMs = 86_400_000;
/** No more of the past is told, and no longer a stretch of it at once; without a time filter the last day. */
const keptMs = 90 * dayMs;

/** Which messages a list is about, or what is wrong with its filters (providers.md 1.5). */
export function filterOf(
  query: URLSearchParams,
  now: number,
  listed: (at: number) => number = (at) => at,
): ((message: PlivoMessage) => boolean) | 'bad-time' | 'long-range' {
  const bounds: ((sentAt: number) => boolean)[] = [];
  let from: number | null = null;
  let until: number | null = null;
  for (const [name, { fits, side }] of Object.entries(comparisons)) {
    const text = query.get(name === '' ? 'message_time' : `message_time__${name}`);
    if (text === null) continue;
    const at = Date.parse(`${text.trim().replace(' ', 'T')}Z`.replace(/(Z|[+-]\d\d:\d\d)Z$/, '$1'));
    if (Number.isNaN(at)) return 'bad-time';
    bounds.push((sentAt) => fits(sentAt, at));
    if (side !== 'until') from = Math.max(from ?? at, at);
    if (side !== 'from') until = Math.min(until ?? at, at);
  }
  if (from !== null && (until ?? listed(now)) - from > keptMs) return 'long-range';
  const oldest = bounds.length === 0 ? now - dayMs : now - keptMs;
  const same = (name: string, value: string) => (query.get(name) ?? value) === value;
  const sameNumber = (name: string, value: string) =>
    digitsOf(query.get(name) ?? value) === digitsOf(value);
  return (message) =>
    message.sentAt >= oldest &&
    same('message_type', message.type) &&
    same('message_direction', 'outbound') &&
    same('message_state', stateOf(message, now)) &&
    same('powerpack_id', message.powerpackId ?? '') &&
    sameNumber('from_number', message.from) &&
    sameNumber('to_number', message.to) &&
    bounds.every((fits) => fits(listed(message.sentAt)));
}

/** With or without a plus; a name as it is. */
const digitsOf = (address: string) => address.replace(/^\+/, '');

const comparisons: Readonly<
  Record<string, { fits: (sentAt: number, at: number) => boolean; side: 'from' | 'until' | 'both' }>
> = {
  '': {
    fits: (sentAt, at) => Math.floor(sentAt / 1_000) === Math.floor(at / 1_000),
    side: 'both',
  },
  gt: { fits: (sentAt, at) => sentAt > at, side: 'from' },
  gte: { fits: (sentAt, at) => sentAt >= at, side: 'from' },
  lt: { fits: (sentAt, at) => sentAt < at, side: 'until' },
  lte: { fits: (sentAt, at) => sentAt <= at, side: 'until' },
};
