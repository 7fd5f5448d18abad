import type { Emit } from '../shared/contract/contract.ts';
import { createRemembered, type RememberedDeps } from './remembered/remembered.ts';
import { createSettingsService } from './settings/settingsService.ts';
import { createViewService } from './views/viewService.ts';

/**
 * What outlives a restart because a person chose it: settings, views, and how the window was left. Wired here as
 * `app.ts` wires everything else.
 */
export function createRemembering(deps: RememberedDeps & { readonly emit: Emit }) {
  const { database, emit } = deps;
  const settings = createSettingsService({ database, emit, forget });
  const remembers = () => settings.reader.get('memory');
  const remembered = createRemembered({ ...deps, remembers });
  const views = createViewService(database, () => remembers().searches);

  async function forget(part: 'window' | 'views' | 'searches'): Promise<void> {
    if (part === 'searches') await views.keepSearches({ searches: [] });
    else remembered.forget(part);
  }
  // What a person does not want to be remembered is not there either.
  settings.reader.subscribe('memory', (memory) => {
    for (const part of ['window', 'views', 'searches'] as const) {
      if (!memory[part]) void forget(part);
    }
  });

  return {
    services: {
      remembered: remembered.service,
      windowBounds: remembered.windowBounds,
      views,
      settings: settings.service,
    },
    /** What other services read. */
    settings: settings.reader,
    close: remembered.close,
  };
}
