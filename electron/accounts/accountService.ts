import { randomUUID } from 'node:crypto';
import type { Account, ProviderInfo } from '../../shared/account.ts';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import { SatchelError } from '../../shared/failure.ts';
import { cancelled, invalidInput, notFound, type PlainDetail } from '../../shared/failures.ts';
import { type AccountId, accountId, type ProviderId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { createStoppable } from '../base/stoppable.ts';
import { whenUnlocked } from '../base/whenUnlocked.ts';
import type { Credentials, Provider, SessionSource } from '../providers/provider.ts';
import { type CreateSession, createAccountSessions, type PracticeEnd } from './accountSessions.ts';
import type { AccountTable, StoredAccount } from './accountTable.ts';
import {
  fieldFailure,
  readCredentials,
  splitCredentials,
  stillOffered,
} from './credentialFields.ts';
import { describeProvider } from './describeProvider.ts';
import { createSecretKeeper } from './secretKeeper.ts';
import type { Vault } from './vault.ts';

export interface AccountDeps {
  readonly table: AccountTable;
  readonly vault: Vault;
  /** Where secrets go while the keychain cannot be used. */
  readonly sessionVault: Vault;
  readonly providers: readonly Provider[];
  readonly createSession: CreateSession;
  readonly practice: { start(): Promise<readonly PracticeEnd[]> };
  readonly emit: Emit;
  readonly clock: Clock;
  readonly log: Log;
  /** While its rows are still there. */
  readonly onRemoving: (id: AccountId) => void;
  /** After its rows are gone. */
  readonly onRemoved: (id: AccountId) => void;
  /** After it was connected, or its secret replaced: what waited for it can go on. */
  readonly onConnected: (id: AccountId) => void;
}

export interface AccountService extends Readonly<Services['accounts']> {
  providers(): Promise<ProviderInfo[]>;
  list(): Promise<Account[]>;
  explore(): Promise<Account>;
  readonly sessions: SessionSource;
  /** For when the person asks again: accounts that a locked keychain refused are tried at once. */
  retryRefused(): void;
  /** The practice sandbox is gone; the next use starts it anew. */
  practiceEnded(): void;
  close(): void;
}

const refuse = (detail: PlainDetail) => new SatchelError(invalidInput(detail));

export function createAccountService(deps: AccountDeps): AccountService {
  const { table, vault, sessionVault, createSession, practice, emit, clock, log } = deps;
  const keeper = createSecretKeeper(vault, sessionVault);
  const sessions = createAccountSessions({
    table,
    keeper,
    provider: providerOf,
    createSession,
    practice,
    clock,
  });
  const closing = new AbortController();
  const patiently = <T>(work: () => T) => whenUnlocked(work, { clock, signal: closing.signal });
  const stoppable = createStoppable();
  const connecting = new Set<string>();
  let exploring: Promise<Account> | null = null;

  function providerOf(id: ProviderId): Provider {
    const provider = deps.providers.find((candidate) => candidate.id === id);
    if (!provider) throw refuse('provider');
    return provider;
  }

  function storedAccount(id: AccountId): StoredAccount {
    const stored = table.get(id);
    if (!stored) throw new SatchelError(notFound);
    return stored;
  }

  function save(account: Account, publicFields: Credentials): Account {
    table.save(account, publicFields);
    emit('accountChanged', account);
    return account;
  }

  async function verify(
    provider: Provider,
    credentials: Credentials,
    stop: AbortSignal,
  ): Promise<void> {
    await provider.verify(createSession(provider, credentials, {}), stop);
    if (stop.aborted) throw new SatchelError(cancelled);
  }

  async function connect(
    provider: Provider,
    label: string,
    credentials: Credentials,
    stop: AbortSignal,
  ): Promise<Account> {
    await verify(provider, credentials, stop);
    const { publicFields, secrets } = splitCredentials(provider.credentials, credentials);
    const id = accountId.parse(randomUUID());
    // The secret first: a row without one would look like a locked keychain for ever.
    const secretStore = await keeper.keep(id, secrets);
    const account: Account = {
      id,
      providerId: provider.id,
      label,
      identity: credentials[provider.identityField] ?? '',
      practice: false,
      secretStore,
      connectedAt: clock.now(),
      colour: table.freeColour(),
    };
    try {
      if (stop.aborted) throw new SatchelError(cancelled);
      save(account, publicFields);
    } catch (error) {
      keeper.forget(account).catch(() => {});
      throw error;
    }
    log.info({ event: 'account-connected', accountId: id, providerId: provider.id });
    deps.onConnected(id);
    return account;
  }

  async function explore(): Promise<Account> {
    const [first, ...others] = (await practice.start()).map(practise);
    if (!first) throw new Error('the practice sandbox offers no account that is known here');
    for (const { connected } of [first, ...others]) connected();
    return first.account;
  }

  /** The practice account at that end, and what is to be done when all of them are there. */
  function practise(end: PracticeEnd, index: number): { account: Account; connected: () => void } {
    const known = table.findPractice(end.providerId);
    const provider = providerOf(end.providerId);
    const identity = end.credentials[provider.identityField] ?? '';
    if (known?.identity === identity) return { account: known, connected() {} };
    if (known) {
      // The practice account of an earlier Satchel had another one.
      const account = { ...known, identity };
      table.update(account);
      emit('accountChanged', account);
      return { account, connected() {} };
    }
    const account: Account = {
      id: accountId.parse(randomUUID()),
      providerId: provider.id,
      label: end.label,
      identity,
      practice: true,
      secretStore: 'practice',
      // Accounts are listed in the order of this instant, which is to be that of the providers.
      connectedAt: clock.now() + index,
      colour: table.freeColour(),
    };
    save(account, {});
    return { account, connected: () => deps.onConnected(account.id) };
  }

  return {
    sessions: sessions.source,
    retryRefused: sessions.retryRefused,
    practiceEnded() {
      for (const { id, practice: practised } of table.list()) if (practised) sessions.drop(id);
    },
    close() {
      closing.abort();
      stoppable.close();
    },
    async stop({ key }) {
      stoppable.stop(key);
    },

    providers: async () => deps.providers.map(describeProvider),
    list: async () => table.list(),

    explore() {
      exploring ??= explore().finally(() => {
        exploring = null;
      });
      return exploring;
    },

    async connect({ providerId, label, credentials: given, key }) {
      const provider = providerOf(providerId);
      const credentials = readCredentials(provider.credentials, given);
      const identity = credentials[provider.identityField] ?? '';
      const name = JSON.stringify([providerId, identity]);
      if (connecting.has(name) || table.findIdentity(providerId, identity)) {
        throw refuse('already-connected');
      }
      connecting.add(name);
      try {
        return await stoppable.run(key, (stop) => connect(provider, label, credentials, stop));
      } finally {
        connecting.delete(name);
      }
    },

    async replaceSecret({ accountId: id, credentials: given, key }) {
      const { account, publicFields } = storedAccount(id);
      if (account.practice) throw refuse('practice');
      if (publicFields === null) throw new Error('the fields of the account cannot be read');
      const provider = providerOf(account.providerId);
      const credentials = readCredentials(provider.credentials, {
        ...stillOffered(provider.credentials, publicFields),
        ...given,
      });
      const identity = credentials[provider.identityField];
      if (identity !== account.identity) throw fieldFailure(provider.identityField);
      await stoppable.run(key, (stop) => verify(provider, credentials, stop));
      const halves = splitCredentials(provider.credentials, credentials);
      const secretStore = await keeper.keep(id, halves.secrets);
      sessions.drop(id);
      // Read again: it may have been renamed, or removed, while the provider was asked.
      const latest = table.get(id)?.account;
      if (!latest) {
        await keeper.forget({ ...account, secretStore });
        throw new SatchelError(notFound);
      }
      const replaced = { ...latest, secretStore };
      save(replaced, halves.publicFields);
      deps.onConnected(id);
      return replaced;
    },

    async rename({ accountId: id, label }) {
      const account = { ...storedAccount(id).account, label };
      table.update(account);
      emit('accountChanged', account);
      return account;
    },

    async remove({ accountId: id, leaveSecret = false }) {
      const { account } = storedAccount(id);
      // A library that cannot be written says so while the secret is still there.
      await patiently(() => table.update(storedAccount(id).account));
      // When the secret cannot be removed the account stays, and the failure says why: a secret left
      // behind in silence would be found by nobody. A person may choose to leave it.
      await keeper.forget(account).catch((error: unknown) => {
        if (!leaveSecret) throw error;
        log.info({ event: 'secret-left', accountId: id });
      });
      deps.onRemoving(id);
      await patiently(() => table.remove(id));
      sessions.drop(id);
      log.info({ event: 'account-removed', accountId: id });
      emit('accountRemoved', { accountId: id });
      deps.onRemoved(id);
    },
  };
}
