import { ShieldCheck } from 'lucide-react';
import type { KeychainState } from '../../../shared/contract/app.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { Banner } from '../../ui/Banner.tsx';
import styles from './AccountForm.module.css';

/** Where the secret will be kept, said before it is given. */
export function KeychainNote({ keychain }: { keychain: KeychainState }) {
  const words = en.accounts.connect;
  if (keychain.state === 'unavailable') {
    const { why } = explain(keychain.failure, { provider: en.shell.provider });
    return (
      <Banner tone="warn" boxed title={why}>
        {words.sessionOnly}
      </Banner>
    );
  }
  if (keychain.state === 'waiting') {
    return <Banner tone="warn" boxed title={words.keychainWaiting} />;
  }
  return (
    <p className={styles.note}>
      <ShieldCheck aria-hidden />
      {words.keychainReady}
    </p>
  );
}
