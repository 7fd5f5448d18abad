import type { Services } from '../shared/contract.ts';
import { providerById, providers } from './providers/registry.ts';
import type { SatchelDeps } from './satchel.ts';

type AppDeps = Pick<SatchelDeps, 'about' | 'keychainState' | 'openExternal'>;

const consoleHosts = providers.map((provider) => new URL(provider.consoleUrl).hostname);

/** Answers what the window asks of the program itself. */
export function createAppService(deps: AppDeps): Services['app'] {
  return {
    about: async () => ({ ...deps.about, keychain: deps.keychainState() }),
    async openConsole({ providerId }) {
      const provider = providerById(providerId);
      if (provider) await deps.openExternal(provider.consoleUrl, consoleHosts);
    },
  };
}
