import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { official } from '../sandbox/hosts/twilioConversations/mcsWire.ts';
import { chooseLamp, confirmPosting, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { writeFiles } from './support/files.ts';
import { connectBy, plivoForm, twilioConversationsForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Too large for Plivo, and no picture that could be shrunk. */
const paper = (seed: number) => Buffer.from(`%PDF-1.4\n${`${seed}`.repeat(2_500_000)}`);

test('what one account refuses goes into a chosen conversation of another', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const forms = [plivoForm, twilioConversationsForm];
  const endpoints = Object.assign({}, ...forms.map((form) => form.endpoints(sandbox)));
  const satchel = await launch({ endpoints });
  const { page } = satchel;
  await connectBy(page, plivoForm, sandbox);

  const papers = [paper(1), paper(2)] as const;
  const named = papers.map((bytes, place) => [`paper-${place}.pdf`, bytes] as const);
  await dropFiles(satchel, await writeFiles(join(dataDir, 'in'), named));
  const row = uploadRow(page, 'paper-0.pdf');
  await expect(row).toHaveAttribute('data-state', 'failed');
  // An account that would take them is offered as soon as there is one.
  await connectBy(page, twilioConversationsForm, sandbox);
  const chooser = page.getByRole('dialog', { name: 'Choose a conversation' });

  // Asked first, and given up: nothing has moved.
  await row.getByRole('button', { name: /^Upload to Twilio Conversations/ }).click();
  await expect(chooser.getByText(/deleted after 5 min/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chooser).toBeHidden();
  await expect(row).toHaveAttribute('data-state', 'failed');

  await page.getByRole('button', { name: 'Upload both to Twilio Conversations' }).click();
  await expect(chooser).toContainText('for 2 files');
  await chooseLamp(page);
  // Shown with all who receive them, and given up: nothing has moved.
  await expect(page.getByRole('alertdialog')).toContainText('Send 2 files to 5 people?');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(row).toHaveAttribute('data-state', 'failed');

  await page.getByRole('button', { name: 'Upload both to Twilio Conversations' }).click();
  await chooseLamp(page);
  expect(await confirmPosting(page)).toBe('Send 2 files to 5 people');
  for (const [name] of named) {
    await expect(uploadRow(page, name)).toContainText(/Sent to 5 people in .*lamp/i);
  }

  const { serviceSid } = sandbox.twilioConversations;
  const service = official(sandbox).services(serviceSid);
  const lamp = (await service.conversations.list()).find((one) => /lamp/i.test(one.friendlyName));
  const messages = await service.conversations(lamp?.sid ?? '').messages.list();
  const held = sandbox.ledger('twilioConversations').filter((entry) => !entry.seeded);
  expect(held.map((entry) => entry.sha256).sort()).toEqual(papers.map(sha256).sort());
  for (const { attachedTo } of held) {
    expect(messages.map(({ sid }) => sid)).toContain(attachedTo);
  }
  expect(sandbox.ledger('plivo').filter((entry) => !entry.seeded)).toEqual([]);
});
