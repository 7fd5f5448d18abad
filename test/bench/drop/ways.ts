import type { Page } from '@playwright/test';
import type { Sandbox } from '../../../electron/sandbox/startSandbox.ts';
import type { Satchel } from '../../e2e/support/satchel.ts';
import type { Measure } from './phases.ts';
import { clickedAt, seenAt } from './windowWatch.ts';

const tray = 'section[aria-label="Uploads"]';
const list = `${tray} [role="list"]`;
const button = (label: string) => `${tray} button[aria-label="${label}"]`;

/** The request that is answered by the dialog's button, to the last row and the first byte. */
export async function addCounted(page: Page, sandbox: Sandbox, files: number) {
  const sent = sandbox.requests().length;
  await page.getByRole('button', { name: `Add ${files} files` }).click();
  const every = { selector: `${list} li`, attribute: ['aria-setsize', String(files)] } as const;
  const shown = await seenAt(page, every);
  const before = await clickedAt(page);
  const first = await firstUpload(sandbox, sent);
  return { 'first request': first - before, 'all rows': shown - before };
}

async function firstUpload(sandbox: Sandbox, after: number): Promise<number> {
  for (;;) {
    const found = sandbox
      .requests()
      .slice(after)
      .find(({ route }) => route === 'upload');
    if (found !== undefined) return found.at;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What a person does with so many rows while they are sent, and how they are rid of them. */
export async function workInTray({ page }: Satchel, measure: Measure): Promise<void> {
  const toggle = page.locator(`${tray} button[aria-expanded]`);
  await measure('close and open the tray', async () => {
    await toggle.click();
    await seenAt(page, { selector: list, absent: true });
    await toggle.click();
    await seenAt(page, { selector: `${list} li` });
    return undefined;
  });
  await measure('scroll by wheel', async () => {
    await page.locator(list).hover({ position: { x: 200, y: 60 } });
    for (let step = 0; step < 60; step += 1) {
      await page.mouse.wheel(0, step < 30 ? 700 : -500);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    return undefined;
  });
  await measure('move by keyboard', async () => {
    await page.locator(`${list} li`).first().focus();
    for (const key of ['End', 'PageUp', 'PageUp', 'Home', ...Array(10).fill('PageDown')]) {
      await page.keyboard.press(key);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    return undefined;
  });
  await measure('send for two seconds', async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return undefined;
  });
  await measure('cancel all', async () => {
    await page.getByRole('button', { name: 'Cancel all' }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Cancel/ })
      .click();
    const ended = await seenAt(page, { selector: button('Pause uploads'), absent: true });
    return { all: ended - (await clickedAt(page)) };
  });
  await measure('clear all', async () => {
    await page.locator(button('Clear finished')).click();
    const ended = await seenAt(page, { selector: list, absent: true });
    return { all: ended - (await clickedAt(page)) };
  });
}

/** Files let go over a window in which nobody of Satchel hears it; with `read`, they are only looked at. */
export async function deafen(page: Page, read: boolean): Promise<void> {
  await page.evaluate((read) => {
    const deaf = new AbortController();
    const hear = (event: DragEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.type !== 'drop') return;
      if (read)
        document.documentElement.dataset['benchRead'] = `${event.dataTransfer?.files.length}`;
      deaf.abort();
    };
    for (const type of ['dragenter', 'dragover', 'drop'] as const) {
      window.addEventListener(type, hear, { capture: true, signal: deaf.signal });
    }
  }, read);
}
