import { loadAccounts, startFailure, useAccounts } from '../../stores/accounts/accountsStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import styles from './Starting.module.css';

/** Before the accounts are known, or when they could not be asked for. */
export function Starting() {
  const failure = useAccounts(startFailure);
  if (failure === null) {
    return (
      <main className={styles.page}>
        <h1 className={styles.silent}>{en.shell.starting}</h1>
      </main>
    );
  }
  const { why, remedy } = explain(failure, { provider: en.shell.provider });
  return (
    <main className={styles.page} role="alert">
      <Mark />
      <h1>{en.shell.startFailed}</h1>
      <p>
        {why} {remedy}
      </p>
      <Button onPress={() => void loadAccounts()}>{en.shell.retry}</Button>
    </main>
  );
}
