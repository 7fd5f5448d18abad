import type { AccountId } from '../../shared/ids.ts';
import { type UploadPauses, uploadPauses } from '../../shared/upload.ts';
import type { Setting, Settings } from '../database/settings.ts';
import { versionedJson } from '../database/versionedJson.ts';

const paused: Setting<UploadPauses> = {
  key: 'uploads-paused',
  json: versionedJson({ version: 1, schema: uploadPauses, upgrades: {} }),
  fallback: { all: false, accountIds: [] },
  // What was paused there is not known here, so nothing is sent until the person says so.
  whileNewer: { all: true, accountIds: [] },
};

/** What a person has paused: it stays so over a restart. */
export function createPauses(settings: Settings) {
  let state = settings.get(paused);

  function become(next: UploadPauses): void {
    settings.set(paused, next);
    state = next;
  }

  return {
    state: () => state,
    isPaused: (id: AccountId) => state.all || state.accountIds.includes(id),
    pause(id: AccountId | null): void {
      if (id === null) become({ all: true, accountIds: state.accountIds });
      else become({ all: state.all, accountIds: [...new Set([...state.accountIds, id])] });
    },
    /** With null, accounts that were paused one by one are resumed as well. */
    resume(id: AccountId | null): void {
      if (id === null) become({ all: false, accountIds: [] });
      else {
        const others = state.accountIds.filter((other) => other !== id);
        become({ all: state.all, accountIds: others });
      }
    },
  };
}
