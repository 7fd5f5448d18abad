import { useCallback } from 'react';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf } from '../../../shared/retention.ts';
import { actOn } from '../../actions/items/actOnItems.ts';
import { isPossible, itemContextOf } from '../../actions/items/itemAction.ts';
import { actionsOn } from '../../actions/items/itemActions.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { ofRows, summaryOf } from '../../stores/library/chosen.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';

/** What can be done with the item, as long as it can. */
export function LookActions({ row }: { row: MediaRow }) {
  const index = useAccountIndex();
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
    return (
      <IconButton
        key={action.id}
        label={action.label(possibility)}
        look={action.look === 'careful' ? 'careful' : 'quiet'}
        onPress={() => actOn(action, chosen)}
      >
        <action.Icon aria-hidden />
      </IconButton>
    );
  });
}
