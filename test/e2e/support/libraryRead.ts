import { expect, type Page } from '@playwright/test';

interface Bridge {
  ask(name: string, input: unknown): Promise<{ readonly value: unknown }>;
}
interface State {
  readonly state: string;
  readonly finishedAt: number | null;
}

/** All is read, and the window shows all of it: it follows the main process a moment later. */
export async function libraryRead(page: Page): Promise<void> {
  const ask = () =>
    page.evaluate(async () => {
      const { satchel } = globalThis as unknown as { satchel: Bridge };
      const states = (await satchel.ask('library.syncStates', undefined)).value as State[];
      const counts = (await satchel.ask('library.counts', undefined)).value as { total: number }[];
      return {
        read:
          states.length > 0 &&
          states.every(({ state, finishedAt }) => state === 'idle' && finishedAt !== null),
        total: counts.reduce((sum, { total }) => sum + total, 0),
      };
    });
  await expect.poll(async () => (await ask()).read).toBe(true);
  const { total } = await ask();
  const text = new Intl.NumberFormat('en').format(total);
  await expect(page.getByText(new RegExp(`^${text} items$`)).first()).toBeVisible();
}
