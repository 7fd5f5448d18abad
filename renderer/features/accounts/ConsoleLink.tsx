import { ExternalLink } from 'lucide-react';
import type { ProviderInfo } from '../../../shared/account.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { client } from '../../bridge/client.ts';
import { en } from '../../strings/en.ts';
import styles from './AccountForm.module.css';
import { withoutSecrets } from './credentials.ts';

interface ConsoleLinkProps {
  provider: ProviderInfo;
  /** What is typed so far: some consoles have their address in it. */
  values: Readonly<Record<string, string>>;
  /** The account that is connected already. */
  accountId?: AccountId;
}

/**
 * Stands above the fields, which grow when they say what is wrong just as somebody presses it. Leads to the page of the console that
 * shows the keys, in the person's browser.
 */
export function ConsoleLink({ provider, values, accountId }: ConsoleLinkProps) {
  const open = () => {
    const typed = withoutSecrets(provider.credentials, values);
    const where = { providerId: provider.id, page: 'keys' as const, typed };
    client.app
      .openConsole(accountId === undefined ? where : { ...where, accountId })
      .catch(() => undefined);
  };
  return (
    <button type="button" className={styles.console} onClick={open}>
      {en.accounts.connect.openConsole(provider.label)}
      <ExternalLink aria-hidden />
    </button>
  );
}
