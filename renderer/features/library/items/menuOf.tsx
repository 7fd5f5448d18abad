import type { MediaRow } from '../../../../shared/media.ts';
import { actOn } from '../../../actions/items/actOnItems.ts';
import { isPossible, itemContext } from '../../../actions/items/itemAction.ts';
import { actionsOn } from '../../../actions/items/itemActions.ts';
import type { MenuEntry } from '../../../ui/menu/Menu.tsx';

/** What can be done with some items as they are now; what destroys stands apart from the rest. */
export function menuOf(rows: readonly MediaRow[]): (MenuEntry | 'separator')[] {
  const context = itemContext();
  const entries: (MenuEntry | 'separator')[] = [];
  for (const action of actionsOn('menu')) {
    const possibility = action.possible(rows, context);
    if (!isPossible(possibility)) continue;
    const dangerous = action.look === 'careful';
    if (dangerous && entries.length > 0) entries.push('separator');
    entries.push({
      id: action.id,
      label: action.label(possibility),
      icon: <action.Icon aria-hidden />,
      dangerous,
      run: () => actOn(action, rows),
    });
  }
  return entries;
}
