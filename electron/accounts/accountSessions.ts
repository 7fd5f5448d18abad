import { SatchelError } from '../../shared/failure.ts';
import { notFound, secretElsewhere } from '../../shared/failures.ts';
import type { AccountId, ProviderId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { Endpoints } from '../http/endpoints.ts';
import type { Credentials, Provider, Session, SessionSource } from '../providers/provider.ts';
import type { AccountTable, StoredAccount } from './accountTable.ts';
import type { SecretKeeper } from './secretKeeper.ts';

/** By what one API of the practice sandbox is reached: new in every run, never stored. */
export interface PracticeEnd {
  readonly providerId: ProviderId;
  readonly label: string;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
}

export type CreateSession = (
  provider: Provider,
  credentials: Credentials,
  options: { endpoints?: Endpoints },
) => Session;

export interface AccountSessions {
  readonly source: SessionSource;
  /** The next use reads the secret again. */
  drop(id: AccountId): void;
  /** Accounts whose keychain refused a moment ago are tried again at their next use. */
  retryRefused(): void;
}

interface Options {
  readonly table: AccountTable;
  readonly keeper: SecretKeeper;
  readonly provider: (id: ProviderId) => Provider;
  readonly createSession: CreateSession;
  readonly practice: { start(): Promise<readonly PracticeEnd[]> };
  readonly clock: Clock;
}

type Bound = Awaited<ReturnType<SessionSource>>;

/** Every read of a locked keyring opens a prompt: a gallery of thumbnails must not open one for each. */
const refusalMs = 60_000;

/** One session an account, made at its first use and shared by all. */
export function createAccountSessions(options: Options): AccountSessions {
  const { table, keeper, createSession, practice, clock } = options;
  const bound = new Map<AccountId, Promise<Bound>>();
  const refused = new Map<AccountId, { error: SatchelError; untilMs: number }>();

  async function bind({ account, publicFields }: StoredAccount): Promise<Bound> {
    const provider = options.provider(account.providerId);
    if (account.practice) {
      const ends = await practice.start();
      const end = ends.find(({ providerId }) => providerId === provider.id);
      if (!end) throw new SatchelError(notFound);
      const { endpoints, credentials } = end;
      return { provider, session: createSession(provider, credentials, { endpoints }) };
    }
    if (publicFields === null) throw new Error('the fields of the account cannot be read');
    // A secret belongs to the host that it was entered for: it is not even taken out of the keychain.
    const host = provider.boundElsewhere?.(publicFields) ?? null;
    if (host !== null) throw new SatchelError(secretElsewhere(host));
    const credentials = { ...publicFields, ...(await keeper.find(account)) };
    return { provider, session: createSession(provider, credentials, {}) };
  }

  function source(id: AccountId): Promise<Bound> {
    const known = bound.get(id);
    if (known) return known;
    const refusal = refused.get(id);
    if (refusal && clock.monotonic() < refusal.untilMs) return Promise.reject(refusal.error);
    const stored = table.get(id);
    if (!stored) return Promise.reject(new SatchelError(notFound));

    const made = bind(stored);
    bound.set(id, made);
    made.catch((error) => {
      if (bound.get(id) !== made) return;
      bound.delete(id);
      if (error instanceof SatchelError && error.failure.kind === 'keychain-unavailable') {
        refused.set(id, { error, untilMs: clock.monotonic() + refusalMs });
      }
    });
    return made;
  }

  return {
    source,
    drop(id) {
      bound.delete(id);
      refused.delete(id);
    },
    retryRefused: () => refused.clear(),
  };
}
