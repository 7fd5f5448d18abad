import type { Page } from '@playwright/test';
import { en } from '../../../renderer/strings/en.ts';

/** The line of a removal, wherever it stands by now. */
export const removalLine = (page: Page) => page.getByRole('group', { name: en.removal.runs });

const button = (page: Page, word: string) =>
  removalLine(page).getByRole('button', { name: new RegExp(`^${word}`) });

/** Ends the time in which a removal that was just confirmed can be undone. */
export const deleteNow = (page: Page) => button(page, en.removal.now).click();

export const undoRemoval = (page: Page) => button(page, en.removal.undo).click();
