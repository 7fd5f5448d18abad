import { useCallback } from 'react';
import type { ProviderInfo } from '../../../../shared/account.ts';
import type { MediaRow } from '../../../../shared/media.ts';
import { expiryOf } from '../../../../shared/retention.ts';
import { isPossible, itemContextOf } from '../../../actions/items/itemAction.ts';
import { actionsOn } from '../../../actions/items/itemActions.ts';
import { useAccountIndex } from '../../../stores/accounts/accountIndex.ts';
import { ofRows, summaryOf } from '../../../stores/library/chosen.ts';
import { settingsOf, useSettings } from '../../../stores/settings/settingsStore.ts';
import { en } from '../../../strings/en.ts';
import { titleOf } from '../../../text/titleOf.ts';
import { useProviderNow } from '../../../ui/time/useNow.ts';
import styles from './Card.module.css';

interface CardActsProps {
  row: MediaRow;
  provider: ProviderInfo | undefined;
  /** How its buttons look, where they do not stand on a picture. */
  className?: string | undefined;
}

/** What can be done with the item of a card until it ends; drawn on one card at a time. */
export function CardActs({ row, provider, className = styles.act }: CardActsProps) {
  const ends = provider === undefined ? null : expiryOf(provider.retention, row).expiresAt;
  const now = useProviderNow(
    useCallback((at: number) => (ends !== null && ends > at ? ends : null), [ends]),
  );
  const index = useAccountIndex();
  // What is remembered is in the label.
  useSettings(settingsOf('copying'));
  if (row.goneAt !== null) return null;
  const summary = summaryOf(ofRows([row]), () => provider?.retention, now);
  const context = { ...itemContextOf(index, now), providerOf: () => provider };
  return actionsOn('card').map((action) => {
    const { id, Icon, label } = action;
    const possibility = action.possible(summary, context);
    if (!isPossible(possibility)) return null;
    return (
      <button
        key={id}
        type="button"
        tabIndex={-1}
        data-action={id}
        aria-label={en.names.of(label(possibility), titleOf(row))}
        title={label(possibility)}
        className={className}
      >
        <Icon aria-hidden />
      </button>
    );
  });
}
