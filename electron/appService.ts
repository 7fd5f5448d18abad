import type { Services } from '../shared/contract/contract.ts';
import type { AccountTable } from './accounts/accountTable.ts';
import type { Bugs } from './base/bugs.ts';
import { tellableFields } from './base/tellableFields.ts';
import { createWindowReports } from './base/windowReports.ts';
import type { Provider } from './providers/provider.ts';
import type { SatchelDeps } from './satchel.ts';

interface AppDeps
  extends Pick<
    SatchelDeps,
    'about' | 'keychainState' | 'openExternal' | 'reloadWindow' | 'log' | 'clock'
  > {
  readonly bugs: Bugs;
}

/** Answers what the window asks of the program itself; `accounts` tells what is stored of one. */
export function createAppService(
  deps: AppDeps,
  providers: readonly Provider[],
  accounts: Pick<AccountTable, 'get'>,
): Services['app'] {
  return {
    about: async () => ({ ...deps.about, keychain: deps.keychainState() }),
    async openConsole({ providerId, page, accountId, typed = {} }) {
      const provider = providers.find(({ id }) => id === providerId);
      if (!provider) return;
      const { pages, credentials } = provider;
      const stored =
        accountId === undefined ? null : (accounts.get(accountId)?.publicFields ?? null);
      const url =
        page === 'keys'
          ? pages.keys(tellableFields(credentials, { ...stored, ...typed }))
          : pages.publicLinks;
      if (url !== undefined) await deps.openExternal(url, pages.hosts);
    },
    report: createWindowReports(deps),
    async reload() {
      deps.reloadWindow();
      return undefined;
    },
  };
}
