import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Spelling } from '../../spelling/spelling.ts';
import { channels } from './channels.ts';

const mostWords = 2_000;
const longest = 200;

/** Answers the preload which words of a text field are misspelled. */
export function openSpelling(
  spelling: Spelling,
  isOurs: (event: IpcMainInvokeEvent) => boolean,
): void {
  ipcMain.handle(channels.spell, (event, words: unknown) =>
    isOurs(event) && areWords(words) ? spelling.misspelled(words) : [],
  );
}

function areWords(given: unknown): given is string[] {
  if (!Array.isArray(given) || given.length > mostWords) return false;
  return given.every((word) => typeof word === 'string' && word.length <= longest);
}
