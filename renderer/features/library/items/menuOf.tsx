import { actOn } from '../../../actions/items/actOnItems.ts';
import { isPossible, itemContextOf } from '../../../actions/items/itemAction.ts';
import { actionsOn } from '../../../actions/items/itemActions.ts';
import { accountIndex } from '../../../stores/accounts/accountIndex.ts';
import { type Chosen, summaryOf } from '../../../stores/library/chosen.ts';
import type { MenuEntry } from '../../../ui/menu/Menu.tsx';

/** What can be done with some items as they are now; what destroys stands apart from the rest. */
export function menuOf(chosen: Chosen): (MenuEntry | 'separator')[] {
  const [index, now] = [accountIndex(), Date.now()];
  const context = itemContextOf(index, now);
  const summary = summaryOf(chosen, index.ruleOf, now);
  const entries: (MenuEntry | 'separator')[] = [];
  for (const action of actionsOn('menu')) {
    const possibility = action.possible(summary, context);
    if (!isPossible(possibility)) continue;
    const dangerous = action.look === 'careful';
    if (dangerous && entries.length > 0) entries.push('separator');
    entries.push({
      id: action.id,
      label: action.label(possibility),
      icon: <action.Icon aria-hidden />,
      dangerous,
      run: () => actOn(action, chosen),
    });
  }
  return entries;
}
