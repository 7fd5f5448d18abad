import type { AccountId } from '../../../shared/ids.ts';
import type { Cargo } from '../../stores/dialogs/dialog.ts';
import { applyRemedyNow } from '../uploads/uploadCalls.ts';
import { addBrought } from './adding.ts';

/** Uploads it to an account that could put it into something, and puts it into nothing. */
export function addWithoutTarget(accountId: AccountId, cargo: Cargo): void {
  if (cargo.from === 'person') void addBrought(accountId, cargo.brought);
  else applyRemedyNow(cargo.jobIds, cargo.remedy);
}
