import type { Capability, ProviderInfo } from '../../../shared/account.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { LinkAccess } from '../../../shared/link.ts';
import type { Summary } from '../../../shared/selection/summary.ts';
import { en } from '../../strings/en.ts';

export interface Possible {
  /** With how many it can be done. */
  readonly count: number;
  /** Whose those are. */
  readonly accountIds: readonly AccountId[];
  /** Why it cannot be done with the others and what to do instead, each sentence once. */
  readonly absences: readonly string[];
}

export type ProviderOf = (accountId: AccountId) => ProviderInfo | undefined;
export type LinksOf = (accountId: AccountId) => LinkAccess | undefined;

/** As many of some items as live and are of accounts of which something is true. */
export function thoseOf(
  { accounts }: Summary,
  isAble: (accountId: AccountId) => boolean,
): Pick<Possible, 'count' | 'accountIds'> {
  const able = accounts.filter(({ accountId, living }) => living > 0 && isAble(accountId));
  return {
    count: able.reduce((sum, { living }) => sum + living, 0),
    accountIds: able.map(({ accountId }) => accountId),
  };
}

/** Tells with how many of some items something can be done now, by what their providers can do. */
export function possible(
  capability: Capability,
  chosen: Summary,
  providerOf: ProviderOf,
): Possible {
  const absences = new Set<string>();
  for (const { accountId, living } of chosen.accounts) {
    const provider = living === 0 ? undefined : providerOf(accountId);
    if (provider === undefined || provider.capabilities[capability] !== null) continue;
    absences.add(provider.absences[capability] ?? '');
  }
  absences.delete('');
  const able = thoseOf(chosen, (id) => (providerOf(id)?.capabilities[capability] ?? null) !== null);
  return { ...able, absences: [...absences] };
}

/** Tells to how many of some items there is a link for others: none to those of an account that protects them. */
export function linkable(
  chosen: Summary,
  { providerOf, linksOf }: { providerOf: ProviderOf; linksOf: LinksOf },
): Possible {
  const { accountIds, count, absences } = possible('link', chosen, providerOf);
  const able = thoseOf(chosen, (id) => accountIds.includes(id) && linksOf(id) !== 'protected');
  const hidden = able.count === count ? [] : [en.link.privateWhy];
  return { ...able, absences: [...absences, ...hidden] };
}

/** How long the first of the links of some accounts works once it is made, in ms; null where none ends by itself. */
export function shortestLinkLife(
  accountIds: readonly AccountId[],
  { providerOf, linksOf }: { providerOf: ProviderOf; linksOf: LinksOf },
): number | null {
  const lives = accountIds.flatMap((accountId) => {
    const link = providerOf(accountId)?.capabilities.link ?? null;
    const ends = link?.kind === 'temporary' || linksOf(accountId) !== 'public';
    return ends ? (link?.lifeMs ?? []) : [];
  });
  return lives.length === 0 ? null : Math.min(...lives);
}
