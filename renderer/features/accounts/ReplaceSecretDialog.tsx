import { useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import type { Account, ProviderInfo } from '../../../shared/account.ts';
import type { KeychainState } from '../../../shared/contract/app.ts';
import type { Failure } from '../../../shared/failure.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { putAccount } from '../../stores/accounts/accountsStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import styles from './AccountForm.module.css';
import { ConsoleLink } from './ConsoleLink.tsx';
import { CredentialFields } from './CredentialFields.tsx';
import { wrongInConnection } from './connection/ConnectionFields.tsx';
import { useConnectionOffer } from './connection/useConnectionOffer.tsx';
import { keptAfter, replaceableFields, typedOnly } from './credentials.ts';
import { KeychainNote } from './KeychainNote.tsx';
import { Refusal } from './Refusal.tsx';
import { useStoppable } from './useStoppable.ts';

interface ReplaceSecretDialogProps {
  account: Account;
  provider: ProviderInfo;
  keychain: KeychainState;
  onClose: () => void;
}

const words = en.accounts.replace;

export function ReplaceSecretDialog(props: ReplaceSecretDialogProps) {
  const { account, provider, keychain, onClose } = props;
  const fields = replaceableFields(provider.credentials);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const secretRef = useRef<HTMLInputElement>(null);
  const stoppable = useStoppable();
  const connection = useConnectionOffer(keychain);
  const wrongField = failure?.kind === 'invalid-input' ? (failure.field ?? '') : '';
  const wrong = wrongInConnection(wrongField);

  async function replace(): Promise<void> {
    setPending(true);
    setFailure(null);
    try {
      await connection.save();
      const credentials = typedOnly(fields, values);
      putAccount(
        await stoppable((key) =>
          client.accounts.replaceSecret({ accountId: account.id, credentials, key }),
        ),
      );
      say(words.done(account.label));
      onClose();
    } catch (error) {
      setPending(false);
      const told = failureOf(error);
      setFailure(told);
      if (connection.hear(told)) return;
      setValues(keptAfter(told, fields, values));
      secretRef.current?.focus();
    }
  }

  return (
    <Dialog title={words.title(account.label)} onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        validationErrors={wrong === null ? {} : { [wrongField]: wrong }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) void replace();
        }}
      >
        {failure === null || wrong !== null ? null : (
          <Refusal failure={failure} provider={provider.label} />
        )}
        {connection.part}
        <p className={styles.of}>
          <bdi>{words.of(account.identity)}</bdi>
        </p>
        <ConsoleLink provider={provider} values={values} accountId={account.id} />
        <CredentialFields
          autoFocus
          fields={fields}
          values={values}
          onChange={(name, value) => setValues((old) => ({ ...old, [name]: value }))}
          secretRef={secretRef}
        />
        <KeychainNote keychain={keychain} />
        <DialogActions>
          <Button slot="close">{en.accounts.connect.cancel}</Button>
          <Button look="primary" type="submit" isPending={pending}>
            {pending ? en.accounts.connect.pending : words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
