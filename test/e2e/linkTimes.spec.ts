import { en } from '../../renderer/strings/en.ts';
import { clipboardText } from './support/actions.ts';
import { libraryRead } from './support/libraryRead.ts';
import { connectBy, twilioConversationsForm, twilioMessagingForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const minute = 60_000;
const statusOf = async (link: string) => (await fetch(link)).status;

const kinds = [
  { form: twilioMessagingForm, lifeMs: 240 * minute, promised: en.link.hours(4) },
  { form: twilioConversationsForm, lifeMs: 5 * minute, promised: en.link.minutes(5) },
] as const;

for (const { form, lifeMs, promised } of kinds) {
  test(`a link of ${form.label} says how long it works, and gives way to a fresh one when it has expired`, async ({
    launch,
    sandbox,
  }) => {
    const satchel = await launch({ endpoints: form.endpoints(sandbox) });
    const { page } = satchel;
    await connectBy(page, form, sandbox);
    await libraryRead(page);
    const details = page.getByRole('complementary', { name: 'Details' });
    const cells = page.getByRole('gridcell');
    const copyFrom = async (index: number) => {
      const before = await clipboardText(satchel);
      await cells.nth(index).click();
      await page.keyboard.press('ControlOrMeta+c');
      await expect.poll(() => clipboardText(satchel)).not.toBe(before);
      return clipboardText(satchel);
    };
    /** Time passes at the provider, whose next answers tell so. */
    const pass = async (ms: number) => {
      sandbox.wind(ms);
      await page.getByRole('button', { name: en.library.refresh }).click();
      await copyFrom(1);
      await cells.first().click();
    };
    const first = await copyFrom(0);
    await expect(details).toContainText(`for ${promised} after you copy it`);
    await expect(details).toContainText(/Your copied link works for another \d/);
    expect(await statusOf(first)).toBe(200);

    // Up to its end it is good; from then on nobody says so.
    await pass(lifeMs - 2 * minute);
    await expect(details).toContainText(/works for another 1 min|works for another \d+ s/);
    expect(await statusOf(first)).toBe(200);
    await pass(3 * minute);
    await expect(details).toContainText(en.link.copiedOver);
    await expect(details).not.toContainText('works for another');
    expect(await statusOf(first)).toBeGreaterThanOrEqual(400);

    // What is copied now is another, and it works.
    const fresh = await copyFrom(0);
    await expect(details).toContainText(/Your copied link works for another \d/);
    await expect(details).not.toContainText(en.link.copiedOver);
    expect(await statusOf(fresh)).toBe(200);
  });
}
