import type { Services } from '../shared/contract/contract.ts';
import { createWindowReports } from './base/windowReports.ts';
import type { Provider } from './providers/provider.ts';
import type { SatchelDeps } from './satchel.ts';

type AppDeps = Pick<
  SatchelDeps,
  'about' | 'keychainState' | 'openExternal' | 'reloadWindow' | 'log' | 'clock'
>;

/** Answers what the window asks of the program itself. */
export function createAppService(deps: AppDeps, providers: readonly Provider[]): Services['app'] {
  const consoleHosts = providers.map(({ consoleUrl }) => new URL(consoleUrl).hostname);
  return {
    about: async () => ({ ...deps.about, keychain: deps.keychainState() }),
    async openConsole({ providerId }) {
      const provider = providers.find(({ id }) => id === providerId);
      if (provider) await deps.openExternal(provider.consoleUrl, consoleHosts);
    },
    report: createWindowReports(deps.log, deps.clock),
    async reload() {
      deps.reloadWindow();
      return undefined;
    },
  };
}
