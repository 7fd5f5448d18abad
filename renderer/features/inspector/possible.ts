import type { Capability, ProviderInfo } from '../../../shared/account.ts';
import type { MediaRow } from '../../../shared/media.ts';

export interface Possible {
  /** Those with which it can be done. */
  readonly rows: readonly MediaRow[];
  /** For the others, why not and what instead; each sentence once. */
  readonly absences: readonly string[];
}

/** With which of some items something can be done, by what their providers can do. */
export function possible(
  capability: Capability,
  rows: readonly MediaRow[],
  providerOf: (row: MediaRow) => ProviderInfo | undefined,
): Possible {
  const able: MediaRow[] = [];
  const absences = new Set<string>();
  for (const row of rows) {
    const provider = providerOf(row);
    if (row.goneAt !== null || provider === undefined) continue;
    if (provider.capabilities[capability] !== null) able.push(row);
    else absences.add(provider.absences[capability] ?? '');
  }
  absences.delete('');
  return { rows: able, absences: [...absences] };
}
