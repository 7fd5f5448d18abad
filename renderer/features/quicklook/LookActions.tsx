import { Fragment, useCallback } from 'react';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf } from '../../../shared/retention.ts';
import { formatEntries } from '../../actions/copying/formatEntries.ts';
import { actOn } from '../../actions/items/actOnItems.ts';
import { copyAs } from '../../actions/items/copyActions.ts';
import { isPossible, itemContextOf } from '../../actions/items/itemAction.ts';
import { actionsOn } from '../../actions/items/itemActions.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { ofRows, summaryOf } from '../../stores/library/chosen.ts';
import { settingsOf, useSettings } from '../../stores/settings/settingsStore.ts';
import { en } from '../../strings/en.ts';
import { IconButton } from '../../ui/Button.tsx';
import { MoreButton } from '../../ui/menu/MoreButton.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';

/** What can be done with the item, as long as it can. */
export function LookActions({ row }: { row: MediaRow }) {
  const index = useAccountIndex();
  // What is remembered is in the label.
  useSettings(settingsOf('copying'));
  const rule = index.providerOf(row.accountId)?.retention;
  const ends = rule === undefined ? null : expiryOf(rule, row).expiresAt;
  const now = useProviderNow(
    useCallback((at: number) => (ends !== null && ends > at ? ends : null), [ends]),
  );
  const context = itemContextOf(index, now);
  const chosen = ofRows([row]);
  const summary = summaryOf(chosen, index.ruleOf, now);
  return actionsOn('inspector').map((action) => {
    const possibility = action.possible(summary, context);
    if (!isPossible(possibility)) return null;
    const button = (
      <IconButton
        key={action.id}
        label={action.label(possibility)}
        look={action.look === 'careful' ? 'careful' : 'quiet'}
        onPress={() => actOn(action, chosen)}
      >
        <action.Icon aria-hidden />
      </IconButton>
    );
    if (action.id !== 'copy') return button;
    return (
      <Fragment key={action.id}>
        {button}
        <MoreButton
          label={en.copying.openMenu}
          entries={formatEntries((format) => actOn(copyAs(format), chosen))}
        />
      </Fragment>
    );
  });
}
