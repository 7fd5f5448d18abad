import { expect, type Page } from '@playwright/test';
import type { Sandbox } from '../../../electron/sandbox/startSandbox.ts';
import { en } from '../../../renderer/strings/en.ts';
import type { LaunchOptions, Satchel } from './satchel.ts';

/** From the welcome screen to a connected account on the sandbox, through the form. */
export async function connect(page: Page, sandbox: Sandbox, label = 'Sandbox account') {
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(en.accounts.connect.label).fill(label);
  await dialog.getByLabel('Auth ID').fill(sandbox.plivo.authId);
  await dialog.getByLabel('Auth Token').fill(sandbox.plivo.authToken);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** The app, connected to the test's own sandbox, its library read. */
export async function launchConnected(
  launch: (options?: Partial<LaunchOptions>) => Promise<Satchel>,
  sandbox: Sandbox,
): Promise<Satchel> {
  const satchel = await launch({ baseUrl: sandbox.plivo.baseUrl });
  await connect(satchel.page, sandbox);
  await expect(satchel.page.getByRole('grid', { name: 'Library' })).toBeVisible();
  // The grid shows with the first page, and the others would move what a test looks at.
  const all = new RegExp(`^${sandbox.ledger().length} items$`);
  await expect(satchel.page.getByText(all).first()).toBeVisible();
  return satchel;
}

export function clipboardText({ app }: Satchel): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}

/** Picks the one conversation of the desk lamp, found as a person would. */
export async function chooseLamp(page: Page): Promise<void> {
  const chooser = page.getByRole('dialog', { name: 'Choose a conversation' });
  await chooser.getByRole('searchbox').fill('lamp');
  // A list that is still asked for says so in a line of its own.
  await expect(chooser.getByRole('option')).toHaveText([/lamp/]);
  await chooser.getByRole('option').click();
}

/** What is asked before files reach people, however serious it is. */
export function postingQuestion(page: Page) {
  return page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .filter({ hasText: en.postings.receives });
}

/** Confirms who receives the files; answers the button's words. */
export async function confirmPosting(page: Page): Promise<string | null> {
  const question = postingQuestion(page);
  const send = question.getByRole('button', { name: /^Send \d/ });
  const words = await send.textContent();
  await send.click();
  await expect(question).toBeHidden();
  return words;
}

/**
 * Presses a button at the very moment at which it comes into sight, as the second half of a double press may;
 * answers whether the dialog had the keyboard then.
 */
export function pressAtOnce(page: Page, name: RegExp): Promise<boolean> {
  return page.evaluate(
    (pattern) =>
      new Promise<boolean>((resolve) => {
        const observer = new MutationObserver(() => {
          const dialog = document.querySelector('[role="alertdialog"], [role="dialog"]');
          const buttons = [...(dialog?.querySelectorAll('button') ?? [])];
          const button = buttons.find(({ textContent }) => new RegExp(pattern).test(textContent));
          if (button === undefined) return;
          observer.disconnect();
          resolve(dialog?.contains(document.activeElement) === true);
          button.click();
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
    name.source,
  );
}

/** Unfolds the tray. Its name is asked for exactly: *Pause uploads* stands there too while one runs. */
export async function openTray(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Uploads' })
    .getByRole('button', { name: 'Uploads', exact: true, expanded: false })
    .click();
}

/** The row of one file in the upload tray. */
export function uploadRow(page: Page, name: string) {
  return page
    .getByRole('region', { name: 'Uploads' })
    .getByRole('listitem')
    .filter({ hasText: name });
}
