import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Failure } from '../../../shared/failure.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { useFailedReadings } from '../../stores/accounts/accountsInView.ts';
import { keychainState, useAppFacts } from '../../stores/appStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { askingProxy } from '../../text/ofTheWay.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import styles from './AccountForm.module.css';
import { ConnectionFields, wrongInConnection } from './connection/ConnectionFields.tsx';
import { useConnection } from './connection/useConnection.ts';
import { Refusal } from './Refusal.tsx';

const words = en.network;

/** How this computer is connected, for all accounts; saved, they are read again. */
export function ConnectionDialog({ onClose }: { onClose: () => void }) {
  const keychain = useAppFacts(keychainState);
  const connection = useConnection();
  const failed = useFailedReadings().flatMap(({ failure }) => failure ?? []);
  const asking = failed.map(askingProxy).find((proxy) => proxy !== null) ?? null;
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = failure?.kind === 'invalid-input' ? (failure.field ?? '') : '';
  const wrong = wrongInConnection(field);

  async function save(): Promise<void> {
    setPending(true);
    setFailure(null);
    try {
      await connection.save(asking);
      // Also where nothing was changed: a person who saves wants to see whether it works now.
      void client.library.refresh({ accountId: null }).catch(() => undefined);
      say(words.saved);
      onClose();
    } catch (error) {
      setPending(false);
      setFailure(failureOf(error));
    }
  }

  return (
    <Dialog title={words.title} onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        validationErrors={wrong === null ? {} : { [field]: wrong }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) void save();
        }}
      >
        {failure === null || wrong !== null ? null : (
          <Refusal failure={failure} provider={en.shell.provider} />
        )}
        <ConnectionFields connection={connection} keychain={keychain} asking={asking} />
        <DialogActions>
          <Button slot="close">{words.cancel}</Button>
          <Button look="primary" type="submit" isPending={pending}>
            {failed.length > 0 ? words.submitRetry : words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
