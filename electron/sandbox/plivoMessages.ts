import type { LedgerMessage } from './laml/lamlOptions.ts';

/** A message of the Plivo account, with the media that it used. */
export interface PlivoMessage {
  readonly id: string;
  readonly type: 'sms' | 'mms';
  readonly from: string;
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
      sent.map(({ id, from, to, text, sha256s, sentAt, requestId }) => ({
        ...{ sid: id, provider: 'plivo', from, to, body: text, sha256s, sentAt, requestId },
      })),
  };
}

/** Which messages a list is about; null for a time that is none. */
export function filterOf(
  query: URLSearchParams,
  now: number,
  listed: (at: number) => number = (at) => at,
) {
  const bounds: ((sentAt: number) => boolean)[] = [];
  for (const [name, fits] of Object.entries(comparisons)) {
    const text = query.get(name === '' ? 'message_time' : `message_time__${name}`);
    if (text === null) continue;
    const at = Date.parse(`${text.trim().replace(' ', 'T')}Z`.replace(/(Z|[+-]\d\d:\d\d)Z$/, '$1'));
    if (Number.isNaN(at)) return null;
    bounds.push((sentAt) => fits(sentAt, at));
  }
  const same = (name: string, value: string) => (query.get(name) ?? value) === value;
  return (message: PlivoMessage): boolean =>
    same('message_type', message.type) &&
    same('message_direction', 'outbound') &&
    same('message_state', stateOf(message, now)) &&
    bounds.every((fits) => fits(listed(message.sentAt)));
}

const comparisons: Readonly<Record<string, (sentAt: number, at: number) => boolean>> = {
  '': (sentAt, at) => Math.floor(sentAt / 1_000) === Math.floor(at / 1_000),
  gt: (sentAt, at) => sentAt > at,
  gte: (sentAt, at) => sentAt >= at,
  lt: (sentAt, at) => sentAt < at,
  lte: (sentAt, at) => sentAt <= at,
};
