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
import { Field } from '../../ui/form/Field.tsx';
import { Absences } from './Absences.tsx';
import styles from './AccountForm.module.css';
import { ConsoleLink } from './ConsoleLink.tsx';
import { CredentialFields } from './CredentialFields.tsx';
import { wrongInConnection } from './connection/ConnectionFields.tsx';
import { useConnectionOffer } from './connection/useConnectionOffer.tsx';
import { keptAfter, trimmed, withoutSecrets, wrongFormat } from './credentials.ts';
import { KeychainNote } from './KeychainNote.tsx';
import { ProviderCards } from './ProviderCards.tsx';
import { Refusal } from './Refusal.tsx';
import { useStoppable } from './useStoppable.ts';

interface ConnectDialogProps {
  providers: readonly ProviderInfo[];
  keychain: KeychainState;
  onConnected: (account: Account) => void;
  onClose: () => void;
}

const words = en.accounts.connect;

/** Which field the main process, or the provider, did not like. */
export function ConnectDialog({ providers, keychain, onConnected, onClose }: ConnectDialogProps) {
  const [provider, setProvider] = useState(providers[0]);
  const [label, setLabel] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const secretRef = useRef<HTMLInputElement>(null);
  const stoppable = useStoppable();
  const connection = useConnectionOffer(keychain);
  if (provider === undefined) return null;
  const fields = provider.credentials;
  const wrongField = failure?.kind === 'invalid-input' ? (failure.field ?? null) : null;

  async function connect(chosen: ProviderInfo): Promise<void> {
    setPending(true);
    setFailure(null);
    try {
      await connection.save();
      const account = await stoppable((key) =>
        client.accounts.connect({
          providerId: chosen.id,
          label: label.trim() === '' ? chosen.label : label.trim(),
          credentials: trimmed(fields, values),
          key,
        }),
      );
      putAccount(account);
      say(words.connected(account.label));
      onConnected(account);
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
    <Dialog wide={providers.length > 1} title={words.title} onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        validationErrors={
          wrongField === null
            ? {}
            : { [wrongField]: wrongInConnection(wrongField) ?? wrongFormat(fields, wrongField) }
        }
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) void connect(provider);
        }}
      >
        {failure === null || wrongField !== null ? null : (
          <Refusal failure={failure} provider={provider.label} />
        )}
        {connection.part}
        {providers.length > 1 ? (
          <ProviderCards
            providers={providers}
            chosen={provider.id}
            onChoose={(chosen) => {
              setProvider(chosen);
              setFailure(null);
              // A name that two forms share is the same thing, most likely; a secret never is.
              setValues((old) => withoutSecrets(chosen.credentials, old));
            }}
          />
        ) : null}
        <Absences absences={provider.absences} />
        <ConsoleLink provider={provider} values={values} />
        <CredentialFields
          key={provider.id}
          autoFocus={providers.length <= 1}
          fields={fields}
          values={values}
          onChange={(name, value) => setValues((old) => ({ ...old, [name]: value }))}
          secretRef={secretRef}
        />
        <Field
          name="label"
          label={words.label}
          hint={words.labelHint}
          placeholder={provider.label}
          maxLength={80}
          value={label}
          onChange={setLabel}
        />
        <KeychainNote keychain={keychain} />
        <DialogActions>
          <Button slot="close">{words.cancel}</Button>
          <Button look="primary" type="submit" isPending={pending}>
            {pending ? words.pending : words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
