import { useEffect } from 'react';
import { windowCommandFor } from '../../actions/keys/windowCommands.ts';
import { isModal } from '../../ui/focus/isModal.ts';
import { isTyping } from '../../ui/form/isTyping.ts';

/** Hears the key of the settings where there is no account yet: of the window's other keys none means anything there. */
export function useSettingsKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModal()) return;
      const command = windowCommandFor(event, isTyping(event.target));
      if (command?.id === 'settings' && command.run()) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
