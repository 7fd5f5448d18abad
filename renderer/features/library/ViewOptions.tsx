import { Archive, CalendarPlus, SlidersHorizontal } from 'lucide-react';
import { archiveView } from '../../actions/archiveView.ts';
import { saveCalendarOfView } from '../../actions/calendar.ts';
import { keysOf } from '../../actions/chord.ts';
import { openHoldingsOfView } from '../../actions/openHoldings.ts';
import { bridge } from '../../bridge/bridge.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { type Appearance, appear, useAppearance } from '../../stores/view/appearanceStore.ts';
import { change, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { IconButton } from '../../ui/Button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu/Menu.tsx';

const words = en.library;
const fits: readonly Appearance['fit'][] = ['crop', 'fit', 'justified'];

/** How the items of the view are drawn, and whether those that are gone are among them. */
export function ViewOptions() {
  const filter = useView((view) => view.filter);
  const { fit, byDay, density, layout } = useAppearance();
  const shapes: MenuEntry[] = fits.map((each) => ({
    id: each,
    label: words.fits[each],
    checked: fit === each,
    run: () => appear({ fit: each }),
  }));
  const compact = density === 'compact';
  return (
    <MenuButton
      trigger={
        <IconButton label={words.options}>
          <SlidersHorizontal />
        </IconButton>
      }
      entries={[
        ...(layout === 'grid' ? [...shapes, 'separator' as const] : []),
        {
          id: 'byDay',
          label: words.byDay,
          checked: byDay,
          run: () => appear({ byDay: !byDay }),
        },
        {
          id: 'compact',
          label: layout === 'grid' ? words.compact : en.list.compact,
          checked: compact,
          run: () => appear({ density: compact ? 'comfortable' : 'compact' }),
        },
        'separator',
        {
          id: 'gone',
          label: words.showGone,
          checked: filter.gone !== undefined,
          run: () => {
            const { gone, ...others } = filter;
            change({ filter: gone === undefined ? { ...others, gone: 'also' } : others });
          },
        },
        'separator',
        { id: 'holdings', label: en.holdings.action, run: openHoldingsOfView },
        {
          id: 'archive',
          label: en.archives.ofView,
          icon: <Archive aria-hidden />,
          keys: keysOf({ key: 'e', mod: true, shift: true }, bridge().platform).join(' '),
          run: archiveView,
        },
        {
          id: 'calendar',
          label: en.expiring.calendarOfView,
          icon: <CalendarPlus aria-hidden />,
          run: saveCalendarOfView,
        },
        {
          id: 'archives',
          label: en.archives.list,
          run: () => openDialog({ kind: 'archives' }),
        },
      ]}
    />
  );
}
