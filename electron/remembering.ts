import type { Emit } from '../shared/contract/contract.ts';
import { createRemembered, type RememberedDeps } from './remembered/remembered.ts';
import { createSettingsService } from './settings/settingsService.ts';
import { createViewService } from './views/viewService.ts';

/**
 * What outlives a restart because a person chose it: settings, views, and how the window was left. Wired here as
 * `app.ts` wires everything else.
 */
export function createRemembering(deps: RememberedDeps & { readonly emit: Emit }) {
  const remembered = createRemembered(deps);
  const settings = createSettingsService(deps);
  return {
    services: {
      remembered: remembered.service,
      windowBounds: remembered.windowBounds,
      views: createViewService(deps.database),
      settings: settings.service,
    },
    /** What other services read. */
    settings: settings.reader,
    close: remembered.close,
  };
}
