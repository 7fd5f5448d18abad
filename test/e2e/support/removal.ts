import { expect, type Page } from '@playwright/test';
import { en } from '../../../renderer/strings/en.ts';
import type { Satchel } from './satchel.ts';

/** The line of a removal, wherever it stands by now. */
export const removalLine = (page: Page) => page.getByRole('group', { name: en.removal.runs });

const button = (page: Page, word: string) =>
  removalLine(page).getByRole('button', { name: new RegExp(`^${word}`) });

/** Ends the time in which a removal that was just confirmed can be undone, unless it ended by itself meanwhile. */
export async function deleteNow(page: Page): Promise<void> {
  const now = button(page, en.removal.now);
  await expect(now).toBeVisible();
  await now.click({ timeout: 60_000 }).catch(async (error: unknown) => {
    if (await now.isVisible()) throw error;
  });
}

/**
 * From now on a removal can be undone for longer than a test takes to get there, until what this answers is called. The
 * time is counted in turns of a second (`electron/jobs/runs/graces.ts`).
 */
export async function keepUndo({ app }: Satchel): Promise<() => Promise<void>> {
  await app.evaluate(() => {
    const usual = globalThis.setTimeout;
    const slower = (run: (...of: unknown[]) => void, ms?: number, ...rest: unknown[]) =>
      usual(run, ms === 1_000 ? 240_000 : ms, ...rest);
    Object.assign(globalThis, { usual, setTimeout: Object.assign(slower, usual) });
  });
  return () =>
    app.evaluate(() => {
      const { usual } = globalThis as unknown as { usual: typeof setTimeout };
      globalThis.setTimeout = usual;
    });
}

export const undoRemoval = (page: Page) => button(page, en.removal.undo).click();
