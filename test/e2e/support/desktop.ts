import { test as base } from '@playwright/test';
import { startDesktop } from '../../../build/testing/desktop.mjs';

/**
 * Gives each worker a desktop of its own on Linux, where whatever it starts appears: no two windows share a clipboard,
 * a keyring or the keyboard. Elsewhere there is the one of the machine.
 */
export const desktopTest = base.extend<object, { readonly desktop: undefined }>({
  desktop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern.
    async ({}, use) => {
      if (process.platform !== 'linux') {
        await use(undefined);
        return;
      }
      const desktop = await startDesktop();
      Object.assign(process.env, desktop.env);
      await use(undefined);
      await desktop.dispose();
    },
    { scope: 'worker', auto: true },
  ],
});
