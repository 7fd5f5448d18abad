import type { Page } from '@playwright/test';

interface Axe {
  setup(element: Element): void;
  teardown(): void;
  readonly commons: {
    readonly text: { accessibleText(element: Element): string };
    readonly dom: { isVisibleToScreenReaders(element: Element): boolean };
  };
}

/**
 * Names that several controls of one region have in common: who hears them cannot tell which is which. Axe has to be
 * in the page already.
 */
export function sameNames(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: Axe };
    axe.setup(document.documentElement);
    try {
      const controls = document.querySelectorAll(
        'button, a[href], input, textarea, [role="button"], [role="menuitem"], [role="option"], [role="switch"]',
      );
      const known = new Map<string, number>();
      const numbers = new Map<Element | null, number>();
      for (const control of controls) {
        if (!axe.commons.dom.isVisibleToScreenReaders(control)) continue;
        const area = control.closest(
          '[role="dialog"], [role="alertdialog"], [data-region], section',
        );
        if (!numbers.has(area)) numbers.set(area, numbers.size);
        const name = axe.commons.text.accessibleText(control);
        const key = `${numbers.get(area)} ${control.tagName} ${name}`;
        known.set(key, (known.get(key) ?? 0) + 1);
      }
      return [...known].flatMap(([key, times]) => (times > 1 ? [`${times} × ${key}`] : []));
    } finally {
      axe.teardown();
    }
  });
}
