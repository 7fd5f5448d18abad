import { useEffect, useRef, useState } from 'react';
import type { Account } from '../../../shared/account.ts';
import type { Failure } from '../../../shared/failure.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { countOf, dropAccount, useAccounts } from '../../stores/accounts/accountsStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { removesFrom, useRemovals } from '../../stores/removalsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { LateButton } from '../../ui/LateButton.tsx';
import styles from './AccountForm.module.css';
import { Refusal } from './Refusal.tsx';

interface RemoveDialogProps {
  account: Account;
  provider: string;
  onClose: () => void;
}

const words = en.accounts.removing;

export function RemoveDialog({ account, provider, onClose }: RemoveDialogProps) {
  const total = useAccounts(countOf(account.id))?.total ?? 0;
  const deleting = useRemovals(removesFrom(account.id));
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** Once it has begun it cannot be taken back; closing the dialog only looks away. */
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);

  async function remove(leaveSecret: boolean): Promise<void> {
    setPending(true);
    try {
      await client.accounts.remove({ accountId: account.id, leaveSecret });
      dropAccount(account.id);
      say(words.done(account.label));
      onClose();
    } catch (error) {
      if (!open.current) sayFailure(failureOf(error), { provider });
      setPending(false);
      setFailure(failureOf(error));
    }
  }

  const locked = failure?.kind === 'keychain-unavailable';
  return (
    <Dialog role="alertdialog" title={words.title(account.label)} onClose={onClose}>
      {failure === null ? null : (
        <Refusal
          failure={failure}
          provider={provider}
          {...(locked ? { note: words.left, remedy: false } : {})}
        />
      )}
      <div className={styles.lost}>
        <p>{words.lost(words.items(total, formatCount(total)))}</p>
        <p>
          {deleting
            ? words.stops(provider)
            : account.practice
              ? words.practice
              : words.kept(provider)}
        </p>
      </div>
      <DialogActions>
        <Button slot="close" autoFocus isDisabled={pending}>
          {words.cancel}
        </Button>
        {/* Another button once it means another thing. */}
        <LateButton
          key={String(locked)}
          look="danger"
          isPending={pending}
          onPress={() => void remove(locked)}
        >
          {pending ? words.pending : locked ? words.leaveSecret : words.submit}
        </LateButton>
      </DialogActions>
    </Dialog>
  );
}
