import type { Capability, ProviderInfo } from '../../../shared/account.ts';
import type { LinkAccess } from '../../../shared/link.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { hasEnded } from '../../../shared/retention.ts';
import { en } from '../../strings/en.ts';

export interface Possible {
  /** Those with which it can be done. */
  readonly rows: readonly MediaRow[];
  /** Why it cannot be done with the others and what to do instead, each sentence once. */
  readonly absences: readonly string[];
}

export type ProviderOf = (row: MediaRow) => ProviderInfo | undefined;
export type LinksOf = (row: MediaRow) => LinkAccess | undefined;

/** Those that are there still, as far as is known at an instant. */
export function livingAt(
  rows: readonly MediaRow[],
  providerOf: ProviderOf,
  now: number,
): MediaRow[] {
  return rows.filter((row) => {
    const rule = providerOf(row)?.retention;
    return rule === undefined ? row.goneAt === null : !hasEnded(rule, row, now);
  });
}

/** Tells with which of some items something can be done now, by what their providers can do. */
export function possible(
  capability: Capability,
  rows: readonly MediaRow[],
  providerOf: ProviderOf,
  now: number,
): Possible {
  const able: MediaRow[] = [];
  const absences = new Set<string>();
  for (const row of livingAt(rows, providerOf, now)) {
    const provider = providerOf(row);
    if (provider === undefined) continue;
    if (provider.capabilities[capability] !== null) able.push(row);
    else absences.add(provider.absences[capability] ?? '');
  }
  absences.delete('');
  return { rows: able, absences: [...absences] };
}

/** Tells to which of some items there is a link for others: none to those of an account that protects them. */
export function linkable(
  rows: readonly MediaRow[],
  { providerOf, linksOf, now }: { providerOf: ProviderOf; linksOf: LinksOf; now: number },
): Possible {
  const { rows: linked, absences } = possible('link', rows, providerOf, now);
  const able = linked.filter((row) => linksOf(row) !== 'protected');
  const hidden = able.length === linked.length ? [] : [en.link.privateWhy];
  return { rows: able, absences: [...absences, ...hidden] };
}

/** How long the first of their links works once it is made, in ms; null where none ends by itself. */
export function shortestLinkLife(
  rows: readonly MediaRow[],
  { providerOf, linksOf }: { providerOf: ProviderOf; linksOf: LinksOf },
): number | null {
  const lives = rows.flatMap((row) => {
    const link = providerOf(row)?.capabilities.link ?? null;
    const ends = link?.kind === 'temporary' || linksOf(row) !== 'public';
    return ends ? (link?.lifeMs ?? []) : [];
  });
  return lives.length === 0 ? null : Math.min(...lives);
}
