import { kindOf, saysNothing } from '../../shared/media.ts';
import { expiryOf, type RetentionRule } from '../../shared/retention.ts';
import type { RemoteItem } from '../providers/provider.ts';
import type { StoredMedia } from './mediaRow.ts';

/** What looking at an item told, and whether it was archived, is no matter of what its provider says. */
type Seen = 'toldType' | 'width' | 'height' | 'durationMs' | 'placeholder' | 'archived';
export type MediaFacts = Omit<StoredMedia, 'id' | 'accountId' | 'ref' | Seen>;

/**
 * What is known of an item once a provider has described it at `now`. A list may leave out what
 * another call has told: nothing known is forgotten for a null.
 */
export function mergeItem(
  old: StoredMedia | null,
  item: RemoteItem,
  rule: RetentionRule,
  now: number,
): MediaFacts {
  const declared = item.contentType ?? old?.contentType ?? null;
  const told = saysNothing(declared) ? old?.toldType : null;
  const contentType = told || declared;
  const storedAt = item.storedAt ?? old?.storedAt ?? null;
  const usedAt = item.usedAt ?? old?.usedAt ?? null;
  return {
    messageRef: item.messageRef ?? old?.messageRef ?? null,
    direction: item.direction ?? old?.direction ?? null,
    name: item.name ?? old?.name ?? null,
    contentType,
    kind: kindOf(contentType),
    sizeBytes: item.sizeBytes ?? old?.sizeBytes ?? null,
    fromAddress: item.fromAddress ?? old?.fromAddress ?? null,
    toAddress: item.toAddress ?? old?.toAddress ?? null,
    messageStatus: item.messageStatus ?? old?.messageStatus ?? null,
    messageText: item.messageText ?? old?.messageText ?? null,
    fromName: item.fromName ?? old?.fromName ?? null,
    toName: item.toName ?? old?.toName ?? null,
    conversationRef: item.conversationRef ?? old?.conversationRef ?? null,
    conversationName: item.conversationName ?? old?.conversationName ?? null,
    linkUrl: item.linkUrl ?? old?.linkUrl ?? null,
    storedAt,
    usedAt,
    expiresAt: expiryOf(rule, { storedAt, usedAt, seenAt: now, goneAt: null }).expiresAt,
    seenAt: now,
    goneAt: null,
  };
}

/** Whether anything but the time of the last sight is different. */
export function differs(old: StoredMedia, facts: MediaFacts): boolean {
  const keys = Object.keys(facts) as (keyof MediaFacts)[];
  return keys.some((key) => key !== 'seenAt' && old[key] !== facts[key]);
}
