import type { ProviderInfo } from '../../../../shared/account.ts';
import type { MediaRow } from '../../../../shared/media.ts';
import { expiryOf, nextChange, timeLeft, type Urgency } from '../../../../shared/retention.ts';
import { en } from '../../../strings/en.ts';
import { cardTime, type Said, wholeTime } from '../../../text/cardTime.ts';
import { countdownOf } from '../../../text/countdown.ts';
import { formatBytes, formatDuration, formatType } from '../../../text/format.ts';
import { personOf } from '../../../text/personOf.ts';
import { formatPlayTime } from '../../../text/playTime.ts';

export interface Owner {
  readonly label: string;
  readonly colour: string;
}

/** What all the cards of a list share, which none of them repeats. */
export interface CardContext {
  readonly now: number;
  /** What the headings say of when. */
  readonly said: Said;
  /** Items that came in and items that were sent stand side by side. */
  readonly mixed: boolean;
  providerOf(row: MediaRow): ProviderInfo | undefined;
  /** Where a search found an item, unless its title says so. */
  foundOf(row: MediaRow): string | null;
  /** Which account an item is of, where several are shown together. */
  ownerOf(row: MediaRow): Owner | undefined;
  /** Satchel keeps it alive. */
  keptOf(row: MediaRow): boolean;
}

export interface CardFacts {
  readonly title: string;
  readonly meta: string;
  /** How long it will live, where that is short enough to matter. */
  readonly life: string;
  readonly urgency: Urgency;
  /** When `life` says something else by itself. */
  readonly changesAt: number | null;
  /** What stands in the corner of its picture. */
  readonly badge: string;
  /** The colour of its account; empty where all are of one. */
  readonly colour: string;
  readonly gone: boolean;
  /** A copy of it is in an archive. */
  readonly archived: boolean;
  /** Satchel keeps it alive. */
  readonly kept: boolean;
  /** All of it and what is shown without words, for who listens. */
  readonly label: string;
}

/** What ends later is of no concern in a gallery; the inspector says it. */
const nearMs = 7 * 24 * 60 * 60_000;

const words = en.library;

/** Who or what a card is of: the name of a file, or else the person, the conversation, or how the text begins. */
export function cardTitle(row: MediaRow, mixed: boolean): string {
  if (row.name !== null) return row.name;
  const person = personOf(row);
  if (person !== null) {
    if (!mixed || row.direction === null) return person;
    return row.direction === 'inbound' ? words.unnamedFrom(person) : words.unnamedTo(person);
  }
  const text = row.textStart?.trim() ?? '';
  return row.conversationName ?? (text === '' ? words.unnamed : text);
}

/** How its message begins, where the card has a person for its title. */
function textBeside(row: MediaRow, title: string): string | null {
  const text = row.textStart?.replace(/\s+/g, ' ').trim() ?? '';
  return row.name === null && text !== '' && text !== title ? text : null;
}

/** How long it plays, or that a picture moves: the picture alone does not say it. */
function badgeOf({ kind, durationMs, contentType, name }: MediaRow): string {
  if (kind === 'video' || kind === 'audio') {
    return durationMs === null ? '' : formatPlayTime(durationMs);
  }
  return contentType === 'image/gif' || durationMs !== null ? formatType(contentType, name) : '';
}

export function cardFacts(row: MediaRow, context: CardContext): CardFacts {
  const { now, said, mixed } = context;
  const title = cardTitle(row, mixed);
  const when = cardTime(row.storedAt, now, said);
  const text = textBeside(row, title);
  const meta = context.foundOf(row) ?? (text === null ? when : `${when} · ${text}`);
  const rule = context.providerOf(row)?.retention;
  const expiry = rule === undefined ? null : expiryOf(rule, row);
  const left = expiry === null ? null : timeLeft(expiry, now);
  const matters = expiry !== null && (row.goneAt !== null || (left !== null && left < nearMs));
  const countdown = matters ? countdownOf(expiry, now) : null;
  const owner = context.ownerOf(row);
  const kept = context.keptOf(row);
  const size = row.sizeBytes === null ? words.sizeUnknown : formatBytes(row.sizeBytes);
  const heard = [
    title,
    meta,
    countdown?.label,
    formatType(row.contentType, row.name),
    size,
    said === 'nothing' ? null : words.dated(wholeTime(row.storedAt)),
    row.durationMs === null ? null : words.lasts(formatDuration(row.durationMs)),
    mixed && row.direction !== null ? words.inspector[row.direction] : null,
    owner === undefined ? null : words.inAccount(owner.label),
    row.archived ? words.archived : null,
    kept ? en.keepAlive.badge : null,
  ];
  return {
    title,
    meta,
    life: countdown?.label ?? '',
    urgency: countdown?.urgency ?? 'lasting',
    changesAt: expiry === null ? null : nextChange(expiry, now),
    badge: badgeOf(row),
    colour: owner?.colour ?? '',
    gone: row.goneAt !== null,
    archived: row.archived,
    kept,
    label: heard.filter((fact) => fact != null && fact !== '').join(', '),
  };
}
