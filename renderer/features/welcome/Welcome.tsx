import { Compass, KeyRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { allProviders, putAccount, useAccounts } from '../../stores/accounts/accountsStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { change } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { useSettingsKey } from './useSettingsKey.ts';
import styles from './Welcome.module.css';

const words = en.accounts.welcome;

/** The first screen: what Satchel is, and the two ways on. */
export function Welcome({ footnote }: { footnote: ReactNode }) {
  useSettingsKey();
  const providers = useAccounts(allProviders);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function explore(): Promise<void> {
    setPending(true);
    setFailure(null);
    try {
      const account = await client.accounts.explore(undefined);
      putAccount(account);
      change({ accountId: null, name: 'all', search: '' });
    } catch (error) {
      setFailure(failureOf(error));
      setPending(false);
    }
  }

  const told =
    failure === null ? null : explain(failure, { provider: en.accounts.practice, once: true });
  return (
    <main tabIndex={-1} data-region="welcome" className={styles.page}>
      <div className={styles.content}>
        <header className={styles.head}>
          <Mark className={styles.mark} />
          <h1 className={styles.title}>{words.title}</h1>
          <p className={styles.tagline}>{words.tagline}</p>
        </header>
        {told === null ? null : (
          <Banner tone="danger" boxed urgent title={`${told.title}.`}>
            {told.why} {told.remedy}
          </Banner>
        )}
        <div className={styles.ways}>
          <section className={styles.way}>
            <Compass aria-hidden />
            <h2 className={styles.wayTitle}>{words.exploreTitle}</h2>
            <p>{words.exploreText}</p>
            <Button look="primary" size="large" isPending={pending} onPress={() => void explore()}>
              {pending ? en.accounts.exploring : en.accounts.explore}
            </Button>
          </section>
          <section className={styles.way}>
            <KeyRound aria-hidden />
            <h2 className={styles.wayTitle}>{words.connectTitle}</h2>
            <p>
              {words.connectText(
                new Intl.ListFormat('en').format(providers.map(({ label }) => label)),
              )}
            </p>
            <Button size="large" onPress={() => openDialog({ kind: 'connect' })}>
              {en.accounts.add}
            </Button>
          </section>
        </div>
        <footer className={styles.footer}>
          <p>{words.footer}</p>
          <p>{footnote}</p>
        </footer>
      </div>
    </main>
  );
}
