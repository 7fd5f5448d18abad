import { type BrowserWindow, type ContextMenuParams, Menu } from 'electron';
import type { Spelling } from '../../spelling/spelling.ts';
import { type SpellingActs, textMenu } from './textMenu.ts';

/**
 * Opens the system's own menu over text: by the mouse's other button, or by the keyboard's menu key. `spelling` is
 * null where the system itself knows the words.
 */
export function openTextMenu(window: BrowserWindow, spelling: Spelling | null): void {
  const contents = window.webContents;

  async function acts(params: ContextMenuParams): Promise<SpellingActs | null> {
    const word = params.misspelledWord;
    if (!params.isEditable || word === '') return null;
    const suggestions =
      spelling === null ? params.dictionarySuggestions : await spelling.suggest(word);
    return {
      suggestions,
      replace: (better) => contents.replaceMisspelling(better),
      learn: () => {
        if (spelling === null) contents.session.addWordToSpellCheckerDictionary(word);
        else spelling.learn(word);
        // What was underlined is looked at again once it is written anew.
        contents.replaceMisspelling(word);
      },
    };
  }

  contents.on('context-menu', async (_event, params) => {
    const template = textMenu(params, await acts(params));
    if (template === null || window.isDestroyed()) return;
    const byKeyboard = params.menuSourceType === 'keyboard';
    const at = byKeyboard ? { x: params.x, y: params.y } : {};
    Menu.buildFromTemplate(template).popup({ window, ...at });
  });
}
