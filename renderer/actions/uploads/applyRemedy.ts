import type { JobId } from '../../../shared/ids.ts';
import type { Remedy } from '../../../shared/remedy.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { applyRemedyNow } from './uploadCalls.ts';

/** Does what would help refused files; where another account puts uploads into something, asks into what. */
export function applyRemedy(jobIds: readonly JobId[], remedy: Remedy): void {
  if (remedy.kind !== 'other-account') {
    applyRemedyNow(jobIds, remedy);
    return;
  }
  const { accountId } = remedy;
  const upload = accountIndex().providerOf(accountId)?.capabilities.upload ?? null;
  if (upload === null || upload.targets === null) {
    applyRemedyNow(jobIds, remedy);
    return;
  }
  openDialog({
    kind: 'choose-target',
    accountId,
    cargo: { from: 'uploads', jobIds, remedy },
    search: '',
  });
}
