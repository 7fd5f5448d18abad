import { join } from 'node:path';
import { openDatabase } from '../../electron/database/database.ts';
import { en } from '../../renderer/strings/en.ts';
import { pressAtOnce } from './support/actions.ts';
import { launchWith, signalwireForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

test('a message is confirmed, sent exactly once, followed, and its media comes', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const grid = page.getByRole('grid', { name: 'Library' });
  const before = sandbox.messages().length;
  await page.getByRole('button', { name: 'Images' }).click();
  await grid.getByRole('gridcell').first().click();
  await grid
    .getByRole('gridcell')
    .nth(1)
    .click({ modifiers: ['Shift'] });

  const write = async (text: string) => {
    await grid.getByRole('gridcell').nth(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Send in a message…' }).click();
    const form = page.getByRole('dialog', { name: 'Send in a message' });
    await expect(form.getByText(/real message/)).toBeVisible();
    await expect(form.getByRole('listitem')).toHaveCount(2);
    await expect(form.getByRole('combobox', { name: 'From' })).not.toHaveValue('');
    await form.getByRole('textbox', { name: 'To' }).fill('55588');
    await form.getByRole('textbox', { name: 'Text' }).fill(text);
    await form.getByRole('button', { name: en.messages.check }).click();
  };

  // Checking and sending stand in one place: a double press on the first is none on the second.
  const atOnce = pressAtOnce(page, /^Send to /);
  await write('not to be sent');
  await atOnce;
  const question = page.getByRole('alertdialog', { name: 'Send this message?' });
  await expect(question.getByText('not to be sent')).toBeVisible();
  await expect(question).toContainText(
    'This sends a real message. SignalWire will charge you for it.',
  );
  await expect(question.getByRole('button', { name: /^Send to / })).toBeEnabled();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  expect(sandbox.messages()).toHaveLength(before);

  await write('The autumn collection is here.');
  await question.getByRole('button', { name: 'Back' }).click();
  const form = page.getByRole('dialog', { name: 'Send in a message' });
  await expect(form.getByRole('textbox', { name: 'Text' })).toHaveValue(
    'The autumn collection is here.',
  );
  await form.getByRole('textbox', { name: 'To' }).fill('+1 (212) 555-0188');
  await form.getByRole('button', { name: en.messages.check }).click();
  await expect(
    question.getByText('United States · +1 212 555 0188', { exact: true }),
  ).toBeVisible();
  expect(sandbox.messages()).toHaveLength(before);
  await question.getByRole('button', { name: 'Send to +1 212 555 0188' }).click();

  const message = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect(message).toContainText('The autumn collection is here.');
  await expect(message).toContainText('Delivered', { timeout: 40_000 });
  const sent = sandbox.messages().slice(before);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ to: '+12125550188', body: 'The autumn collection is here.' });
  expect(sent[0]?.sha256s).toHaveLength(2);

  await message.getByRole('button', { name: 'Show in the library' }).click();
  // Among items that were all sent, a card says to whom alone.
  const carried = grid.getByRole('gridcell', { name: /^\+1 212 555 0188.*autumn collection/ });
  await expect(carried).toHaveCount(2);
});

test('a message that fails after its dialog was closed is told, and can be opened again', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const before = sandbox.messages().length;
  await page.getByRole('grid', { name: 'Library' }).getByRole('gridcell').first().click();
  await page.getByRole('button', { name: 'Send in a message…' }).click();
  const form = page.getByRole('dialog', { name: 'Send in a message' });
  await expect(form.getByRole('combobox', { name: 'From' })).not.toHaveValue('');
  await form.getByRole('textbox', { name: 'To' }).fill('+12125550188');
  await form.getByRole('textbox', { name: 'Text' }).fill('Written with care.');
  await form.getByRole('button', { name: en.messages.check }).click();
  const send = page.getByRole('button', { name: 'Send to +1 212 555 0188' });
  await expect(send).toBeVisible();

  const other = openDatabase(join(dataDir, 'library.sqlite'));
  other.exec('PRAGMA busy_timeout = 10000');
  other.exec('BEGIN IMMEDIATE');
  try {
    await send.click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await expect(page.getByText('Message to +1 212 555 0188 not sent.')).toBeVisible({
      timeout: 40_000,
    });
  } finally {
    other.exec('ROLLBACK');
    other.close();
  }
  await page.getByRole('button', { name: 'Open message' }).click();
  await expect(form.getByRole('textbox', { name: 'Text' })).toHaveValue('Written with care.');
  await expect(form.getByRole('textbox', { name: 'To' })).toHaveValue(/555.*0188/);
  await expect(form.getByRole('listitem')).toHaveCount(1);
  expect(sandbox.messages()).toHaveLength(before);
});
