import { expect, type Locator } from '@playwright/test';
import type { Satchel } from './satchel.ts';

/** What a native menu shows: a driver can look at it and choose from it, but not see it. */
export interface ShownMenu {
  readonly items: readonly { readonly label: string; readonly enabled: boolean }[];
}

interface Kept {
  satchelMenus?: Electron.Menu[];
}

/** From here on, native menus are kept rather than put on the screen, where nothing could close them. */
export function keepMenus({ app }: Satchel): Promise<void> {
  return app.evaluate(({ Menu }) => {
    const kept = globalThis as Kept;
    kept.satchelMenus = [];
    Menu.prototype.popup = function keep(this: Electron.Menu) {
      kept.satchelMenus?.push(this);
    };
  });
}

/** Opens the menu of a text field and answers what it shows. */
export async function menuOf(satchel: Satchel, open: () => Promise<void>): Promise<ShownMenu> {
  const count = () => satchel.app.evaluate(() => (globalThis as Kept).satchelMenus?.length ?? 0);
  const before = await count();
  await open();
  await expect.poll(count).toBe(before + 1);
  return satchel.app.evaluate(() => {
    const items = (globalThis as Kept).satchelMenus?.at(-1)?.items ?? [];
    const shown = items.filter(({ type }) => type !== 'separator');
    return { items: shown.map(({ label, enabled }) => ({ label, enabled })) };
  });
}

/** Opens it by the mouse's other button. */
export function menuAt(satchel: Satchel, field: Locator): Promise<ShownMenu> {
  return menuOf(satchel, () => field.click({ button: 'right' }));
}

/** Chooses from the menu that was opened last. */
export function choose({ app }: Satchel, label: string): Promise<void> {
  return app.evaluate(({ BrowserWindow }, label) => {
    const menu = (globalThis as Kept).satchelMenus?.at(-1);
    const item = menu?.items.find((each) => each.label === label);
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    if (item === undefined || window === undefined) throw new Error(`no ${label} to choose`);
    item.click(undefined, window, window.webContents);
  }, label);
}
