import { ipcRenderer, webFrame } from 'electron';
import { channels } from './channels.ts';

/** Chromium asks with each change of a text field; late answers are for a text that has gone on. */
export function spellFields(): void {
  // macOS underlines by its own dictionaries.
  if (process.platform === 'darwin') return;
  webFrame.setSpellCheckProvider('en', {
    spellCheck(words, answer) {
      ipcRenderer.invoke(channels.spell, words).then(
        (misspelled: string[]) => answer(misspelled),
        () => answer([]),
      );
    },
  });
}
