import { ipcRenderer, webFrame } from 'electron';
import { lastAsked } from '../../spelling/lastAsked.ts';
import { channels } from './channels.ts';

/** Chromium asks with each change of a text field; late answers are for a text that has gone on. */
export function spellFields(): void {
  // macOS underlines by its own dictionaries.
  if (process.platform === 'darwin') return;
  const ask = (words: string[]): Promise<string[]> => ipcRenderer.invoke(channels.spell, words);
  webFrame.setSpellCheckProvider('en', { spellCheck: lastAsked(ask, []) });
}
