import { createHash } from 'node:crypto';
import { join } from 'node:path';
import sharp from 'sharp';
import { en } from '../../renderer/strings/en.ts';
import { chooseLamp, clipboardText, confirmPosting, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import {
  itemCount,
  launchWith,
  type ProviderForm,
  plivoForm,
  signalwireForm,
  twilioConversationsForm,
  twilioMessagingForm,
} from './support/providers.ts';
import { deleteNow } from './support/removal.ts';
import { expect, test } from './support/satchel.ts';

interface Journey {
  readonly form: ProviderForm;
  /** The ledger in which an upload shows up; null where nothing can be uploaded. */
  readonly uploads: 'plivo' | 'twilioConversations' | null;
  /** Asked for before an upload. */
  readonly place: string | null;
  readonly removes: boolean;
  /** For how long a link works that was just copied; null where it does not end by itself. */
  readonly valid: { readonly button: string; readonly copied: string } | null;
}

const journeys: readonly Journey[] = [
  { form: plivoForm, uploads: 'plivo', place: null, removes: false, valid: null },
  { form: signalwireForm, uploads: null, place: null, removes: true, valid: null },
  {
    form: twilioMessagingForm,
    uploads: null,
    place: null,
    removes: true,
    valid: { button: 'about 4 h', copied: '4 h' },
  },
  {
    form: twilioConversationsForm,
    uploads: 'twilioConversations',
    place: 'conversation',
    removes: true,
    valid: { button: '5 min', copied: '5 min' },
  },
];

for (const { form, uploads, place, removes, valid } of journeys) {
  test(`${form.label} is connected, browsed, linked, and what it can do is done`, async ({
    launch,
    sandbox,
    dataDir,
  }) => {
    const satchel = await launchWith(launch, form, sandbox);
    const { page } = satchel;
    const grid = page.getByRole('grid', { name: 'Library' });
    const details = page.getByRole('complementary', { name: 'Details' });

    await page.getByRole('button', { name: 'Images' }).click();
    await expect(async () => {
      const widths = await grid
        .locator('img')
        .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
      expect(widths.length).toBeGreaterThan(3);
      expect(Math.min(...widths)).toBeGreaterThan(50);
    }).toPass();

    await grid.getByRole('gridcell').first().click();
    await expect(async () => {
      const width = await details
        .locator('img')
        .first()
        .evaluate((image) => (image as HTMLImageElement).naturalWidth);
      expect(width).toBeGreaterThan(100);
    }).toPass();
    const copy = valid === null ? 'Copy link' : `Copy link – works for ${valid.button}`;
    await details.getByRole('button', { name: copy, exact: true }).click();
    await expect(page.getByText(/^Link copied/).first()).toBeVisible();
    if (valid !== null) {
      await expect(
        page.getByText(/^Link copied – anyone with it can open the file until /).first(),
      ).toBeVisible();
      await expect(details.getByText(/works for another \d (h|min)/)).toBeVisible();
    }
    const link = await clipboardText(satchel);
    const answer = await fetch(link);
    expect(answer.status).toBe(200);
    const picture = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect(picture.width).toBeGreaterThan(50);

    if (removes) {
      const before = await itemCount(page);
      await page.keyboard.press('Escape');
      await grid.getByRole('gridcell').first().click();
      await page.keyboard.press('Delete');
      const question = page.getByRole('alertdialog');
      const submit = question.getByRole('button', { name: /^Delete/ });
      await expect(submit).toHaveText(/^Delete \d+/);
      const count = Number((await submit.textContent())?.match(/^Delete (\d+)/)?.[1]);
      await submit.click();
      await expect(question).toBeHidden();
      await deleteNow(page);
      await expect.poll(() => itemCount(page)).toBeLessThan(before);
      expect(before - (await itemCount(page))).toBeLessThanOrEqual(count);
      if (place === null) expect((await fetch(link)).status).toBe(404);
    } else {
      await expect(details.getByRole('button', { name: /Delete/ })).toHaveCount(0);
      await expect(details.getByText(/offers no way to delete/)).toBeVisible();
    }

    await page.getByRole('button', { name: 'All media' }).click();
    if (uploads === null) {
      await expect(page.getByRole('button', { name: 'Add files…' })).toBeDisabled();
      await page.getByRole('button', { name: en.library.whyNot }).click();
      await expect(page.getByText(/can’t take uploads/).last()).toBeVisible();
      return;
    }
    const bytes = await pngBytes(113);
    await dropFiles(satchel, await writeFiles(join(dataDir, 'in'), [['fresh.png', bytes]]));
    if (place !== null) {
      const chooser = page.getByRole('dialog', { name: `Choose a ${place}` });
      await expect(chooser.getByText(/deleted after 5 min/)).toBeVisible();
      await chooseLamp(page);
      await confirmPosting(page);
    }
    const done = place === null ? en.uploads.states.stored : 'Sent to 5 people';
    await expect(uploadRow(page, 'fresh.png')).toContainText(done);
    await expect(page.getByRole('gridcell', { name: 'fresh.png' })).toBeVisible();
    const stored = sandbox.ledger(uploads).filter((entry) => !entry.seeded);
    expect(stored.map(({ sha256 }) => sha256)).toEqual([
      createHash('sha256').update(bytes).digest('hex'),
    ]);
    if (place !== null) expect(stored[0]?.attachedTo).toEqual(expect.any(String));
  });
}
