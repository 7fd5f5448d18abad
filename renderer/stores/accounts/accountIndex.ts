import { useCallback } from 'react';
import type { Account, ProviderInfo } from '../../../shared/account.ts';
import { copyHolderFor } from '../../../shared/copyHolder.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { LinkAccess } from '../../../shared/link.ts';
import { mostMessageMedia } from '../../../shared/message.ts';
import type { ComposeLimits } from '../../../shared/outgoing.ts';
import type { RetentionRule } from '../../../shared/retention.ts';
import { editedRule } from '../../../shared/retentionEdits.ts';
import type { Settings } from '../../../shared/settings/settings.ts';
import type { FileLimits, UploadTargets } from '../../../shared/upload.ts';
import { en } from '../../strings/en.ts';
import { settingsOf, useSettings } from '../settings/settingsStore.ts';
import { useAccounts } from './accountsStore.ts';

/** An account that takes files, and what they can be put into there. */
export interface UploadAccount {
  readonly accountId: AccountId;
  readonly label: string;
  readonly limits: FileLimits;
  readonly targets: UploadTargets | null;
  readonly practice: boolean;
}

/** An account that sends messages. */
export interface SendingAccount {
  readonly account: Account;
  readonly limits: ComposeLimits;
  /** What its provider calls the id of a pool of senders. */
  readonly senderPool: string;
  /** The account that would store smaller copies for its messages; null when none can. */
  readonly copiesGoTo: string | null;
}

/** What follows from the accounts and their providers alone, whatever is in view. */
export interface AccountIndex {
  readonly accounts: readonly Account[];
  accountOf(id: AccountId): Account | undefined;
  providerOf(id: AccountId): ProviderInfo | undefined;
  /** How long its provider keeps things. */
  ruleOf(id: AccountId): RetentionRule | undefined;
  /** How good its links are; undefined while nobody knows. */
  linksOf(id: AccountId): LinkAccess | undefined;
  accountLabel(id: AccountId): string;
  providerLabel(id: AccountId): string;
  readonly uploaders: readonly UploadAccount[];
  readonly senders: readonly SendingAccount[];
  /** The most files that go with one message; none while no account sends any. */
  readonly mostSent: number;
  /** Media of some account belongs to messages, so that it came in or was sent. */
  readonly directed: boolean;
  /** Media of some account ends by itself. */
  readonly ending: boolean;
  /** Items of some account can be deleted at their provider. */
  readonly deletable: boolean;
  /** A secret is kept that will be forgotten when Satchel quits. */
  readonly sessionOnly: boolean;
}

export function indexOf(
  accounts: readonly Account[],
  providers: readonly ProviderInfo[],
  linkAccess: Readonly<Record<AccountId, LinkAccess>> = {},
  edits: RetentionEdits = {},
): AccountIndex {
  const accountsById = new Map(accounts.map((account) => [account.id, account]));
  const accountOf = (id: AccountId) => accountsById.get(id);
  const providersByAccount = providersOf(accounts, providers, edits);
  const providerOf = (id: AccountId) => providersByAccount.get(id);
  const uploaders = accounts.flatMap(({ id, label, practice }): UploadAccount[] => {
    const upload = providerOf(id)?.capabilities.upload ?? null;
    if (upload === null) return [];
    const { limits, targets } = upload;
    return [{ accountId: id, label, limits, targets, practice }];
  });
  const senders = sendersAmong(accounts, accountOf, providerOf);
  return {
    accounts,
    accountOf,
    providerOf,
    ruleOf: (id) => providerOf(id)?.retention,
    linksOf: (id) => linkAccess[id],
    accountLabel: (id) => accountOf(id)?.label ?? en.accounts.heading,
    providerLabel: (id) => providerOf(id)?.label ?? en.shell.provider,
    uploaders,
    senders,
    mostSent: Math.min(
      mostMessageMedia,
      Math.max(0, ...senders.map(({ limits }) => limits.maxFiles)),
    ),
    directed: accounts.some(({ id }) => {
      const can = providerOf(id)?.capabilities;
      return can?.compose != null || can?.remove?.takesMessage === true;
    }),
    ending: accounts.some(({ id }) => {
      const rule = providerOf(id)?.retention;
      return [rule?.unused, rule?.used].some((life) => life?.kind === 'duration');
    }),
    deletable: accounts.some(({ id }) => providerOf(id)?.capabilities.remove != null),
    sessionOnly: accounts.some(({ secretStore }) => secretStore === 'session'),
  };
}

/** The provider of each account, with what a person knows of how long that account keeps things. */
function providersOf(
  accounts: readonly Account[],
  providers: readonly ProviderInfo[],
  edits: RetentionEdits,
): ReadonlyMap<AccountId, ProviderInfo> {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  const found = new Map<AccountId, ProviderInfo>();
  for (const { id, providerId } of accounts) {
    const provider = byId.get(providerId);
    if (provider === undefined) continue;
    const retention = editedRule(provider.retention, edits[id]);
    found.set(id, retention === provider.retention ? provider : { ...provider, retention });
  }
  return found;
}

function sendersAmong(
  accounts: readonly Account[],
  accountOf: AccountIndex['accountOf'],
  providerOf: AccountIndex['providerOf'],
): SendingAccount[] {
  const holders = accounts.map(({ id, practice }) => {
    const can = providerOf(id)?.capabilities;
    const accepts = can?.upload?.targets === null ? can.upload.limits.accepts : null;
    return { accountId: id, practice, accepts, link: can?.link?.kind ?? null };
  });
  return accounts.flatMap((account): SendingAccount[] => {
    const compose = providerOf(account.id)?.capabilities.compose ?? null;
    if (compose === null) return [];
    const holder = copyHolderFor(account.id, compose.needsPublicLinks, holders);
    const { limits, senderPool } = compose;
    const copiesGoTo = holder === null ? null : (accountOf(holder)?.label ?? null);
    return [{ account, limits, senderPool, copiesGoTo }];
  });
}

type RetentionEdits = Settings['retention']['edits'];
type AccountsNow = Omit<Indexed, 'index' | 'edits'>;

const withoutEdits = ({ accounts, providers, linkAccess }: AccountsNow): AccountsNow => ({
  accounts,
  providers,
  linkAccess,
});

interface Indexed {
  readonly accounts: readonly Account[];
  readonly providers: readonly ProviderInfo[];
  readonly linkAccess: Readonly<Record<AccountId, LinkAccess>>;
  readonly edits: RetentionEdits;
  readonly index: AccountIndex;
}

let latest: Indexed | null = null;

/** The same value for as long as the accounts, providers and what is known of links are the same. */
function indexed({ accounts, providers, linkAccess, edits }: Omit<Indexed, 'index'>): AccountIndex {
  const same = latest?.accounts === accounts && latest.providers === providers;
  if (!same || latest?.linkAccess !== linkAccess || latest.edits !== edits) {
    const index = indexOf(accounts, providers, linkAccess, edits);
    latest = { accounts, providers, linkAccess, edits, index };
  }
  return latest.index;
}

const retentionEdits = settingsOf('retention');

export function useAccountIndex(): AccountIndex {
  const { edits } = useSettings(retentionEdits);
  return useAccounts(
    useCallback((state: AccountsNow) => indexed({ ...withoutEdits(state), edits }), [edits]),
  );
}

/** As the accounts are at this moment, for what is done rather than drawn. */
export function accountIndex(): AccountIndex {
  const { edits } = retentionEdits(useSettings.getState());
  return indexed({ ...withoutEdits(useAccounts.getState()), edits });
}
