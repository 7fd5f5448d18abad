import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { ProviderInfo } from '../../../shared/account.ts';
import type { ProviderId } from '../../../shared/ids.ts';
import { en } from '../../strings/en.ts';
import { formatBytes } from '../../text/format.ts';
import styles from './ProviderCards.module.css';

interface ProviderCardsProps {
  providers: readonly ProviderInfo[];
  chosen: ProviderId;
  onChoose: (provider: ProviderInfo) => void;
}

const words = en.accounts.connect;

/** What can be done there, in a few words. */
function offersOf({ capabilities }: ProviderInfo): string {
  const { upload, link, remove, compose } = capabilities;
  return [
    upload === null ? null : words.offers.upload(formatBytes(upload.limits.maxFileBytes)),
    link === null ? null : words.offers.link,
    remove === null ? null : words.offers.remove,
    compose === null ? null : words.offers.compose,
  ]
    .filter((offer) => offer !== null)
    .join(' · ');
}

/** Whose account is to be connected, with what Satchel can do there. */
export function ProviderCards({ providers, chosen, onChoose }: ProviderCardsProps) {
  return (
    <RadioGroup
      className={styles.group ?? ''}
      value={chosen}
      onChange={(id) => {
        const provider = providers.find((one) => one.id === id);
        if (provider !== undefined) onChoose(provider);
      }}
    >
      <Label className={styles.label ?? ''}>{words.provider}</Label>
      <div className={styles.cards}>
        {providers.map((provider) => (
          <Radio key={provider.id} value={provider.id} className={styles.card ?? ''}>
            <span className={styles.dot} aria-hidden />
            <span className={styles.name}>{provider.formName ?? provider.label}</span>
            <span className={styles.offers}>{offersOf(provider)}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
