import { Braces } from 'lucide-react';
import { formatEntries } from '../../../actions/copying/formatEntries.ts';
import { actOn } from '../../../actions/items/actOnItems.ts';
import { copyAs } from '../../../actions/items/copyActions.ts';
import { isPossible, itemContextOf } from '../../../actions/items/itemAction.ts';
import { actionsOn } from '../../../actions/items/itemActions.ts';
import { alikeOf, showAlike } from '../../../actions/items/showAlike.ts';
import { providerNow } from '../../../bridge/providerNow.ts';
import { accountIndex } from '../../../stores/accounts/accountIndex.ts';
import { type Chosen, summaryOf } from '../../../stores/library/chosen.ts';
import { en } from '../../../strings/en.ts';
import { formatCount } from '../../../text/format.ts';
import type { MenuEntry } from '../../../ui/menu/Menu.tsx';

/** What can be done with some items as they are now; what destroys stands apart from the rest. */
export function menuOf(chosen: Chosen): (MenuEntry | 'separator')[] {
  const [index, now] = [accountIndex(), providerNow()];
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
    if (action.id !== 'copy') continue;
    const { count } = possibility;
    entries.push({
      id: 'copy-as',
      label: en.copying.menuOf(count, formatCount(count)),
      icon: <Braces aria-hidden />,
      entries: formatEntries((format) => actOn(copyAs(format), chosen)),
      run: () => {},
    });
  }
  const [row] = chosen.rows;
  const alike = row === undefined || summary.count !== 1 ? [] : alikeOf(row);
  const leads = alike.map((one) => ({
    id: `alike-${one.id}`,
    label: one.label,
    icon: <one.Icon aria-hidden />,
    run: () => showAlike(one),
  }));
  if (leads.length === 0) return entries;
  // What destroys stays last.
  const end = entries.indexOf('separator');
  const at = end < 0 ? entries.length : end;
  return [...entries.slice(0, at), 'separator', ...leads, ...entries.slice(at)];
}
