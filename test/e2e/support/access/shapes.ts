import type { Page } from '@playwright/test';

/**
 * What stands in the window, as a set of numbers: one for each sort of element within what it stands in, with
 * what it says of its state, however often it is there and whatever is written in it.
 */
export function shapesOn(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const states = ['role', 'type', 'data-state', 'data-urgency', 'aria-live'].concat(
      ['expanded', 'selected', 'pressed', 'current', 'checked', 'disabled', 'invalid', 'busy'].map(
        (state) => `aria-${state}`,
      ),
    );
    const found = new Set<number>();
    const hash = (text: string, seed: number) => {
      let sum = seed;
      for (let at = 0; at < text.length; at += 1)
        sum = Math.imul(sum ^ text.charCodeAt(at), 16777619);
      return sum >>> 0;
    };
    const walk = (element: Element, outer: number) => {
      const says = states.map((state) => element.getAttribute(state) ?? '').join('|');
      const own = hash(`${element.tagName} ${element.getAttribute('class') ?? ''} ${says}`, 7);
      found.add(hash(`${own}`, outer));
      if (element.tagName.toLowerCase() === 'svg') return;
      for (const child of element.children) walk(child, own);
    };
    walk(document.body, 1);
    return [...found];
  });
}
