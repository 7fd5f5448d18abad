import type { Account } from '../shared/account.ts';
import type { Emit } from '../shared/contract/contract.ts';
import type { AccountId } from '../shared/ids.ts';
import type { RetentionRule } from '../shared/retention.ts';
import { editedRule } from '../shared/retentionEdits.ts';
import { createRemembered, type RememberedDeps } from './remembered/remembered.ts';
import { createSaveDocument } from './saving/saveDocument.ts';
import type { SaveHost } from './saving/saveHost.ts';
import { createSettingsService } from './settings/settingsService.ts';
import { createTransfer, type TransferDeps } from './settings/transferService.ts';
import { createViewService } from './views/viewService.ts';

type RememberingDeps = RememberedDeps &
  Pick<TransferDeps, 'chooseFiles'> & {
    /** Every account that is connected. */
    list(): readonly Account[];
    readonly emit: Emit;
    readonly saveHost: SaveHost;
  };

/**
 * What outlives a restart because a person chose it: settings, views, and how the window was left. Wired here as
 * `app.ts` wires everything else.
 */
export function createRemembering(deps: RememberingDeps) {
  const { database, emit } = deps;
  const settings = createSettingsService({ database, emit, forget });
  const remembers = () => settings.reader.get('memory');
  const remembered = createRemembered({ ...deps, remembers });
  const views = createViewService(database, () => remembers().searches);

  async function forget(part: 'window' | 'views' | 'searches'): Promise<void> {
    if (part === 'searches') await views.keepSearches({ searches: [] });
    else remembered.forget(part);
  }
  const transfer = createTransfer({
    ...deps,
    all: settings.all,
    put: settings.put,
    namedAccounts: () =>
      deps.list().map(({ id, providerId: provider, label }) => ({ id, provider, label })),
    saveDocument: createSaveDocument(database, deps.saveHost),
  });
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
      settings: { ...settings.service, ...transfer },
    },
    /** How long each account keeps things: by its provider's rule, and what a person knows of that account. */
    rulesBy(ruleOf: (id: AccountId) => RetentionRule | null) {
      return (id: AccountId): RetentionRule | null => {
        const rule = ruleOf(id);
        return rule && editedRule(rule, settings.reader.get('retention').edits[id]);
      };
    },
    /** What other services read. */
    settings: settings.reader,
    close: remembered.close,
  };
}
