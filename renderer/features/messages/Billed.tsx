import type { Account } from '../../../shared/account.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { CostNote } from '../../ui/CostNote.tsx';

/** Whether the message costs money, and who asks for it. */
export function Billed({ account: { id, practice } }: { account: Account }) {
  const provider = useAccountIndex().providerLabel(id);
  const { billed, practice: free } = en.messages;
  return <CostNote practice={practice}>{practice ? free : billed(provider)}</CostNote>;
}
