import { nativeTheme } from 'electron';
import type { Settings } from '../../../shared/settings/settings.ts';
import type { Events } from '../../base/events.ts';

/** Draws pages, menus and dialogs in the scheme that a person chose, from now on and after each change. */
export function followTheme(events: Pick<Events, 'subscribe'>, now: Settings): void {
  const draw = ({ appearance }: Settings) => {
    nativeTheme.themeSource = appearance.theme;
  };
  draw(now);
  events.subscribe((event, payload) => {
    if (event === 'settingsChanged') draw(payload as Settings);
  });
}
