import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Account } from '../../../shared/account.ts';
import type { Failure } from '../../../shared/failure.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { putAccount } from '../../stores/accounts/accountsStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Field } from '../../ui/form/Field.tsx';
import styles from './AccountForm.module.css';
import { Refusal } from './Refusal.tsx';

const words = en.accounts.renaming;

export function RenameDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const [label, setLabel] = useState(account.label);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function rename(): Promise<void> {
    try {
      putAccount(await client.accounts.rename({ accountId: account.id, label: label.trim() }));
      say(words.done(label.trim()));
      onClose();
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  return (
    <Dialog title={words.title} onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        {failure === null ? null : <Refusal failure={failure} provider={en.shell.provider} />}
        <Field
          autoFocus
          required
          name="label"
          label={words.label}
          maxLength={80}
          value={label}
          onChange={setLabel}
          validate={(value) => (value.trim() === '' ? en.accounts.connect.requiredName : null)}
        />
        <DialogActions>
          <Button slot="close">{en.accounts.connect.cancel}</Button>
          <Button look="primary" type="submit">
            {words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
