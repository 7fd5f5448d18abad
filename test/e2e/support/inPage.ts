import type { Satchel } from './satchel.ts';

/**
 * Runs a script in the window's page as a page that was taken over would run its own: without the
 * gesture that Playwright's own way of asking is, unless one is lent.
 */
export function inPage({ app }: Satchel, script: string, gesture = false): Promise<unknown> {
  return app.evaluate(
    ({ BrowserWindow }, [script, gesture]) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
      if (!window) throw new Error('no window is shown');
      return window.webContents.executeJavaScript(script, gesture) as unknown;
    },
    [script, gesture] as const,
  );
}

/** What nobody pressed for a while: a gesture counts for some seconds. */
export const isIdle = async (satchel: Satchel) =>
  (await inPage(satchel, 'navigator.userActivation.isActive')) === false;
