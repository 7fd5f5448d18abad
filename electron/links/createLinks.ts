import type { Account } from '../../shared/account.ts';
import type { Recognised } from '../../shared/contract/linkChecks.ts';
import { SatchelError } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Endpoints } from '../http/endpoints.ts';
import { isLoopback } from '../http/httpOrigin.ts';
import type { Provider, SessionSource } from '../providers/provider.ts';
import { createLinkCheckService, type LinkCheckServiceDeps } from './check/linkCheckService.ts';
import type { LinkOwner, RecogniseDeps } from './fresh/recognise.ts';
import { createRecognise, linkIn } from './fresh/recognise.ts';

export interface LinksDeps
  extends RecogniseDeps,
    Omit<LinkCheckServiceDeps, 'recognise' | 'isStandIn' | 'isHere' | 'accountOf'> {
  readonly accountIds: () => readonly AccountId[];
  readonly accountOf: (id: AccountId) => Account | null;
  readonly providerOf: (id: AccountId) => Provider;
  /** What replaces the addresses of providers, by their ids; in development only. */
  readonly endpoints: Readonly<Record<string, Endpoints>>;
  readonly sessions: SessionSource;
}

/** Opening links as strangers would, and finding the items that links lead to. */
export function createLinks(deps: LinksDeps) {
  const recogniseOne = createRecognise(deps);

  /** The addresses that stand in for those of an account's provider; none where none do. */
  async function ownOf(id: AccountId, account: Account): Promise<readonly string[]> {
    const replaced = deps.endpoints[account.providerId];
    if (replaced !== undefined) {
      return (typeof replaced === 'string' ? [replaced] : Object.values(replaced)).map(originOf);
    }
    // Only a practice account needs a session for that: of the others no secret is read.
    if (!account.practice) return [];
    try {
      return [originOf((await deps.sessions(id)).session.http.baseUrl)];
    } catch (error) {
      if (error instanceof SatchelError) return [];
      throw error;
    }
  }

  async function owners(): Promise<LinkOwner[]> {
    const found = deps.accountIds().map(async (accountId): Promise<LinkOwner[]> => {
      const account = deps.accountOf(accountId);
      if (account === null) return [];
      const own = await ownOf(accountId, account);
      const provider = deps.providerOf(accountId);
      return [{ accountId, provider, identity: account.identity, own }];
    });
    return (await Promise.all(found)).flat();
  }

  function isStandIn(id: AccountId): boolean {
    const account = deps.accountOf(id);
    if (account === null) return false;
    const replaced = deps.endpoints[account.providerId];
    if (replaced === undefined) return account.practice;
    const all = typeof replaced === 'string' ? [replaced] : Object.values(replaced);
    return all.some((url) => isLoopback(new URL(url)));
  }

  /** By its origin: that its form is right says nothing of who listens at another port of this machine. */
  async function isHere(link: string, whose: Recognised): Promise<boolean> {
    const url = linkIn(link);
    if (url === null || !isLoopback(url)) return false;
    const row = whose.kind === 'item' ? whose.row : null;
    const id = row?.accountId ?? ('accountId' in whose ? whose.accountId : null);
    const account = id === null ? null : deps.accountOf(id);
    if (id === null || account === null || !isStandIn(id)) return false;
    if ((await ownOf(id, account)).includes(url.origin)) return true;
    if (row === null) return false;
    if (deps.made.find(url) === row.id) return true;
    const told = deps.items.byId(row.id)?.linkUrl ?? null;
    return told !== null && originOf(told) === url.origin;
  }

  return createLinkCheckService({
    ...deps,
    async recognise(links) {
      const known = await owners();
      return links.map((link) => recogniseOne(link, known));
    },
    isStandIn,
    isHere,
  });
}

const originOf = (url: string) => new URL(url).origin;
