import type { Capability, ProviderInfo } from '../../../shared/account.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { hasEnded } from '../../../shared/retention.ts';

export interface Possible {
  /** Those with which it can be done. */
  readonly rows: readonly MediaRow[];
  /** Why it cannot be done with the others and what to do instead, each sentence once. */
  readonly absences: readonly string[];
}

export type ProviderOf = (row: MediaRow) => ProviderInfo | undefined;

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
