import type { Services } from '../shared/contract/contract.ts';
import type { Bugs } from './base/bugs.ts';
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

/** Answers what the window asks of the program itself. */
export function createAppService(deps: AppDeps, providers: readonly Provider[]): Services['app'] {
  const consoleHosts = providers.map(({ consoleUrl }) => new URL(consoleUrl).hostname);
  return {
    about: async () => ({ ...deps.about, keychain: deps.keychainState() }),
    async openConsole({ providerId }) {
      const provider = providers.find(({ id }) => id === providerId);
      if (provider) await deps.openExternal(provider.consoleUrl, consoleHosts);
    },
    report: createWindowReports(deps),
    async reload() {
      deps.reloadWindow();
      return undefined;
    },
  };
}
