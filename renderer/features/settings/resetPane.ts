import {
  defaults,
  isDefault,
  type Section,
  sectionNames,
} from '../../../shared/settings/settings.ts';
import { sayUndoable } from '../../stores/notices/statusStore.ts';
import { reset, set, useSettings } from '../../stores/settings/settingsStore.ts';
import {
  type Appearance,
  appear,
  useAppearance,
  usualAppearance,
} from '../../stores/view/appearanceStore.ts';
import { en } from '../../strings/en.ts';
import type { PaneName } from './controls/catalogue.ts';

const drawn = [
  'layout',
  'fit',
  'density',
  'byDay',
] as const satisfies readonly (keyof Appearance)[];

const sectionOf = (pane: PaneName): Section | null =>
  sectionNames.find((section) => section === pane) ?? null;

/** Whether something of a section was set. */
export function useIsPaneSet(pane: PaneName): boolean {
  const all = useSettings((state) => state.all);
  const appearance = useAppearance();
  const section = sectionOf(pane);
  if (section === null) return false;
  const keys = Object.keys(defaults[section]) as never[];
  if (keys.some((key) => !isDefault(all, section, key))) return true;
  return pane === 'appearance' && drawn.some((key) => appearance[key] !== usualAppearance[key]);
}

/** Puts a whole section back, which can be taken back. */
export async function resetPane(pane: PaneName): Promise<void> {
  const section = sectionOf(pane);
  if (section === null) return;
  const before = useSettings.getState().all[section];
  const { layout, fit, density, byDay } = useAppearance.getState();
  if (!(await reset(section))) return;
  if (pane === 'appearance') {
    const { layout, fit, density, byDay } = usualAppearance;
    appear({ layout, fit, density, byDay });
  }
  sayUndoable(en.settings.sectionReset(en.settings.names[pane]), () => {
    void set(section, before);
    if (pane === 'appearance') appear({ layout, fit, density, byDay });
  });
}
