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
      const known = new Map<string, { times: number; subjects: Set<string> }>();
      const numbers = new Map<Element | null, number>();
      for (const control of controls) {
        if (!axe.commons.dom.isVisibleToScreenReaders(control)) continue;
        // At both ends of what opens over the window the control library has one that closes it, not to be seen.
        if ((control.parentElement?.clientWidth ?? 0) <= 1) continue;
        const area = control.closest(
          '[role="dialog"], [role="alertdialog"], [data-region], section',
        );
        if (!numbers.has(area)) numbers.set(area, numbers.size);
        const name = axe.commons.text.accessibleText(control);
        const key = `${numbers.get(area)} ${control.tagName} ${name}`;
        // Of those that say that they do the same, one counts.
        const target = control.getAttribute('data-target');
        const found = known.get(key) ?? { times: 0, subjects: new Set<string>() };
        if (target !== null && found.times > 0) continue;
        // Two things that are called the same are told apart by nothing that could be said or seen.
        const item = control.closest('[role="gridcell"], li')?.querySelector('bdi') ?? null;
        found.subjects.add(item === null ? `${found.times}` : (item.textContent ?? ''));
        known.set(key, { times: found.times + 1, subjects: found.subjects });
      }
      return [...known].flatMap(([key, { times, subjects }]) =>
        subjects.size > 1 ? [`${times} × ${key}`] : [],
      );
    } finally {
      axe.teardown();
    }
  });
}
