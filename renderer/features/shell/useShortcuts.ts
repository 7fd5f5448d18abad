import { useEffect } from 'react';
import { formatFor } from '../../actions/copying/formats.ts';
import { actOnSelection } from '../../actions/items/actOnItems.ts';
import { copyAs } from '../../actions/items/copyActions.ts';
import { copiesSelection, itemActionFor } from '../../actions/items/itemActions.ts';
import { windowCommandFor } from '../../actions/keys/windowCommands.ts';
import { isModal } from '../../ui/focus/isModal.ts';
import { isTyping } from '../../ui/form/isTyping.ts';

const hasSelectedText = () => (window.getSelection()?.toString() ?? '') !== '';

/** Does what a key press means wherever the keyboard is; false where it means nothing here. */
function obey(event: KeyboardEvent): boolean {
  const typing = isTyping(event.target);
  const command = windowCommandFor(event, typing);
  if (command !== undefined) return command.run();
  const format = typing ? undefined : formatFor(event);
  const action = typing ? undefined : itemActionFor(event, 'window');
  const copies = format === undefined && action?.keys?.copies === true;
  if ((format ?? action) === undefined || (copies && hasSelectedText())) return false;
  // A key that is held down has done it already: each time of some would be an upload.
  if (event.repeat) return true;
  if (format !== undefined) return actOnSelection(copyAs(format.format));
  return action !== undefined && actOnSelection(action);
}

/** Hears the shortcuts that work wherever the keyboard is. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModal()) return;
      if (obey(event)) event.preventDefault();
    };
    // The same from the application's menu, which sends no key.
    const copy = (event: ClipboardEvent) => {
      if (isTyping(event.target) || isModal() || hasSelectedText()) return;
      if (copiesSelection !== undefined && actOnSelection(copiesSelection)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    document.addEventListener('copy', copy);
    return () => {
      window.removeEventListener('keydown', press);
      document.removeEventListener('copy', copy);
    };
  }, []);
}
