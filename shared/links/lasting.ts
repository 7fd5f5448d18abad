import type { ProviderInfo } from '../account.ts';
import type { AccountId } from '../ids.ts';
import { keepableBy } from '../keepalive/keepable.ts';
import { dayMs } from '../keepalive/keepLimits.ts';
import type { LinkAccess } from '../link.ts';
import { expiryOf, type LifeFacts } from '../retention.ts';
import { anyType } from '../upload.ts';
import { promiseOf } from './promise.ts';

/** An account that is connected, as far as links are concerned. */
export interface LastingAccount {
  readonly accountId: AccountId;
  readonly practice: boolean;
  readonly provider: Pick<ProviderInfo, 'retention' | 'capabilities'>;
  /** How good its links are; undefined while nobody knows. */
  readonly access: LinkAccess | undefined;
}

export interface LastingItem extends LifeFacts {
  readonly accountId: AccountId;
  readonly contentType: string | null;
  readonly sizeBytes: number | null;
}

/** Something by which a link lasts longer than the one there is. */
export type LastingWay = {
  /** Until when there would be a link, in epoch ms; null where no end is known. */
  readonly untilAt: number | null;
  /** Whether that is the link there is, another, or another now and then. */
  readonly link: 'same' | 'new' | 'changing';
} & (
  | { readonly kind: 'open-links' }
  /** `eachMs`: how long each upload lasts by itself. */
  | { readonly kind: 'keep'; readonly eachMs: number }
  | { readonly kind: 'renew' | 'send'; readonly eachMs: number }
  | {
      readonly kind: 'copy';
      readonly accountId: AccountId;
      readonly eachMs: number | null;
      readonly keepable: boolean;
    }
);

/** Why an account is no help. `no-upload`: it takes none; `short-link`: its links end sooner; `unfit`: it does not take this file. */
export interface Helpless {
  readonly accountId: AccountId;
  readonly why: 'no-upload' | 'short-link' | 'unfit' | 'private';
}

export interface Lasting {
  /** Until when the link there is works; null where no end is known. */
  readonly nowUntilAt: number | null;
  /** Those that last longer than that, the longest first. */
  readonly ways: readonly LastingWay[];
  readonly helpless: readonly Helpless[];
}

const lifeOf = ({ provider }: LastingAccount): number | null => {
  const { unused } = provider.retention;
  return unused.kind === 'duration' ? unused.ms : null;
};

function takes({ provider }: LastingAccount, { contentType, sizeBytes }: LastingItem): boolean {
  const limits = provider.capabilities.upload?.limits;
  if (limits === undefined) return false;
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const fits = limits.accepts.includes(anyType) || limits.accepts.includes(type);
  return fits && (sizeBytes === null || sizeBytes <= limits.maxFileBytes);
}

const isKeepable = ({ provider }: LastingAccount) =>
  keepableBy(provider.capabilities, provider.retention) === 'yes';

function currentEnd(item: LastingItem, { provider, access }: LastingAccount, now: number) {
  const { link, remove } = provider.capabilities;
  if (link === null || access === 'protected') return now;
  const { until } = promiseOf({ rule: provider.retention, life: item, link, remove, access }, now);
  if (until.kind === 'at') return until.at;
  if (until.kind === 'for') return now + until.ms;
  return until.kind === 'over' ? now : null;
}

function waysHere(item: LastingItem, owner: LastingAccount, mostDays: number, now: number) {
  const ways: LastingWay[] = [];
  const { retention, capabilities } = owner.provider;
  const { link, compose } = capabilities;
  if (owner.access === 'protected') {
    if (link?.canBeOpened) {
      const untilAt = expiryOf(retention, item).expiresAt;
      ways.push({ kind: 'open-links', untilAt, link: 'same' });
    }
    return ways;
  }
  const eachMs = lifeOf(owner);
  if (isKeepable(owner) && takes(owner, item) && eachMs !== null) {
    ways.push({ kind: 'keep', untilAt: now + mostDays * dayMs, link: 'changing', eachMs });
    ways.push({ kind: 'renew', untilAt: now + eachMs, link: 'new', eachMs });
  }
  const { unused, used } = retention;
  const isUnused = expiryOf(retention, item).basis === 'unused';
  const longer = used.kind === 'duration' && unused.kind === 'duration' && used.ms > unused.ms;
  if (compose !== null && isUnused && longer && item.goneAt === null) {
    ways.push({ kind: 'send', untilAt: now + used.ms, link: 'same', eachMs: used.ms });
  }
  return ways;
}

/**
 * What would give an item the longest link at `now`, with the accounts that are connected: by what their providers
 * document (docs/providers.md), and never by what costs nothing to promise.
 */
export function lastingOf(
  item: LastingItem,
  accounts: readonly LastingAccount[],
  mostDays: number,
  now: number,
): Lasting {
  const owner = accounts.find(({ accountId }) => accountId === item.accountId);
  if (owner === undefined) return { nowUntilAt: now, ways: [], helpless: [] };
  const nowUntilAt = currentEnd(item, owner, now);
  const ways = waysHere(item, owner, mostDays, now);
  const helpless: Helpless[] = [];
  for (const other of accounts) {
    const { accountId, practice, access } = other;
    const isOwner = accountId === item.accountId;
    if (isOwner || practice !== owner.practice) continue;
    const { upload, link } = other.provider.capabilities;
    const why =
      upload === null
        ? 'no-upload'
        : upload.targets !== null || link === null || link.kind === 'temporary'
          ? 'short-link'
          : access === 'protected'
            ? 'private'
            : takes(other, item)
              ? null
              : 'unfit';
    if (why !== null) helpless.push({ accountId, why });
    else {
      const eachMs = lifeOf(other);
      const untilAt = eachMs === null ? null : now + eachMs;
      ways.push({
        kind: 'copy',
        accountId,
        untilAt,
        link: 'new',
        eachMs,
        keepable: isKeepable(other),
      });
    }
  }
  const rank = (at: number | null) => at ?? Number.POSITIVE_INFINITY;
  const longer = ways.filter(({ untilAt }) => rank(untilAt) > rank(nowUntilAt));
  return {
    nowUntilAt,
    ways: longer.sort((one, other) => {
      const [a, b] = [rank(one.untilAt), rank(other.untilAt)];
      return a === b ? 0 : b - a;
    }),
    helpless,
  };
}
