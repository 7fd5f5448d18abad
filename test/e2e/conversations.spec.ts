import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { conversationCalled, peopleIn } from '../sandbox/hosts/twilioConversations/mcsWire.ts';
import {
  chooseLamp,
  confirmPosting,
  openTray,
  postingQuestion,
  pressAtOnce,
  uploadRow,
} from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { launchWith, twilioConversationsForm } from './support/providers.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

type Sandbox = Parameters<typeof launchWith>[2];
const held = (sandbox: Sandbox) =>
  sandbox.ledger('twilioConversations').filter((entry) => !entry.seeded);
const attached = (sandbox: Sandbox) => held(sandbox).filter((entry) => entry.attachedTo !== null);
const posts = (sandbox: Sandbox) =>
  sandbox.requests().filter(({ route }) => route === 'mcs-upload' || route === 'chat-send').length;

/** By keys alone, from the choice of a conversation to the button that sends. */
async function sendByKeys({ page }: Satchel, words: RegExp): Promise<void> {
  const chooser = page.getByRole('dialog', { name: 'Choose a conversation' });
  await expect(chooser.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('lamp');
  await expect(chooser.getByRole('option')).toHaveText([/lamp/]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const question = postingQuestion(page);
  const send = question.getByRole('button', { name: words });
  await expect(send).toBeVisible();
  // Enter by itself sends nothing: the way back has the keyboard.
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(send).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
}

test('a file dropped for a conversation is shown with all who receive it, and sent once', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchWith(launch, twilioConversationsForm, sandbox);
  const { page } = satchel;
  const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(6_000_000)]);
  const files = await writeFiles(join(dataDir, 'in'), [
    ['cat.png', await pngBytes(7)],
    ['wave.gif', gif],
  ]);
  const before = page.getByRole('gridcell').first();
  await before.click();
  await dropFiles(satchel, files);
  await chooseLamp(page);

  const question = page.getByRole('alertdialog', { name: 'Send 2 files to 5 people?' });
  await expect(question).toContainText('may charge you for it');
  const receivers = question.getByLabel(en.postings.receives);
  await expect(receivers).toContainText('2 by SMS or MMS');
  for (const person of ['+1 500 555 0177', '+1 500 555 0178', '+44 7700 900118', 'returns-team']) {
    await expect(receivers).toContainText(person);
  }
  await expect(question.getByText('GIF won’t reach 2 people by SMS or MMS')).toBeVisible();
  await expect(question).toContainText('1 file won’t reach everyone.');
  await expect(async () => {
    const width = await question
      .locator('img')
      .first()
      .evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(width).toBeGreaterThan(20);
  }).toPass();

  // Back to the choice, and to another place, of which it is told anew.
  await question.getByRole('button', { name: 'Back' }).click();
  const chooser = page.getByRole('dialog', { name: 'Choose a conversation' });
  await expect(chooser.getByRole('searchbox')).toHaveValue('lamp');
  await chooser.getByRole('searchbox').fill('backpack');
  await expect(chooser.getByRole('option')).toHaveText([/backpack/]);
  // Send comes to stand where Cancel was: who means that at this moment sends nothing.
  const atOnce = pressAtOnce(page, /^Send 2 files/);
  await chooser.getByRole('option').click();
  await atOnce;
  const lighter = page.getByRole('dialog', { name: 'Send 2 files to 2 people?' });
  await expect(lighter).toContainText('2 in the chat');
  await expect(lighter).not.toContainText('charge');
  await lighter.getByRole('button', { name: 'Cancel' }).click();
  await expect(lighter).toBeHidden();
  await expect(before).toBeFocused();
  expect(posts(sandbox)).toBe(0);
  await expect(uploadRow(page, 'cat.png')).toHaveCount(0);

  await dropFiles(satchel, files);
  await chooseLamp(page);
  expect(await confirmPosting(page)).toBe('Send 2 files to 5 people');
  for (const name of ['cat.png', 'wave.gif']) {
    await expect(uploadRow(page, name)).toContainText(
      /Sent to 5 people in Refund for the desk lamp/,
    );
    await expect(uploadRow(page, name)).toContainText('+1 500 555 0177');
  }
  expect(attached(sandbox)).toHaveLength(2);
  expect(posts(sandbox)).toBe(4);
});

test('one file by keys alone', async ({ launch, sandbox, dataDir }) => {
  const satchel = await launchWith(launch, twilioConversationsForm, sandbox);
  await dropFiles(satchel, await writeFiles(join(dataDir, 'in'), [['cat.png', await pngBytes(7)]]));
  await sendByKeys(satchel, /^Send 1 file to 5 people$/);
  await expect(uploadRow(satchel.page, 'cat.png')).toContainText('Sent to 5 people');
  expect(attached(sandbox)).toHaveLength(1);
});

test('three hundred files by keys alone, each once', async ({ launch, sandbox, dataDir }) => {
  const satchel = await launchWith(launch, twilioConversationsForm, sandbox);
  const { page } = satchel;
  const pictures = await Promise.all(
    Array.from({ length: 300 }, (_, hue) => pngBytes(hue, 8 + hue)),
  );
  const named = pictures.map((bytes, place) => [`shot-${place}.png`, bytes] as const);
  await dropFiles(satchel, await writeFiles(join(dataDir, 'in'), named));
  await sendByKeys(satchel, /^Send 300 files to 5 people$/);
  await expect.poll(() => attached(sandbox).length, { timeout: 180_000 }).toBe(300);
  await expect(page.getByText('300 uploaded', { exact: true })).toBeVisible();
  expect(attached(sandbox)).toHaveLength(300);
  expect(new Set(held(sandbox).map(({ sha256 }) => sha256)).size).toBe(300);
  expect(posts(sandbox)).toBeGreaterThanOrEqual(600);
});

test('files wait when other people are there by the time they go', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchWith(launch, twilioConversationsForm, sandbox);
  const { page } = satchel;
  const files = await writeFiles(join(dataDir, 'in'), [
    ['a.png', await pngBytes(1)],
    ['b.png', await pngBytes(2)],
  ]);
  await dropFiles(satchel, files);
  await chooseLamp(page);
  const question = postingQuestion(page);
  await expect(question.getByRole('button', { name: /^Send 2/ })).toBeVisible();
  // While it is looked at, somebody comes.
  const people = peopleIn(sandbox, await conversationCalled(sandbox, /lamp/i));
  await people.create({
    'messagingBinding.address': '+15005550199',
    'messagingBinding.proxyAddress': '+15005550006',
  });
  await confirmPosting(page);
  for (const name of ['a.png', 'b.png']) {
    await expect(uploadRow(page, name)).toContainText(en.failures.audienceChanged.why);
  }
  expect(posts(sandbox)).toBe(0);
  await expect(
    uploadRow(page, 'a.png').getByRole('button', { name: en.postings.review }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Review recipients of both' }).click();
  await expect(postingQuestion(page)).toContainText('+1 500 555 0199');
  expect(await confirmPosting(page)).toBe('Send 2 files to 6 people');
  for (const name of ['a.png', 'b.png']) {
    await expect(uploadRow(page, name)).toContainText('Sent to 6 people');
  }
  expect(attached(sandbox)).toHaveLength(2);

  // Everybody left: said, and still asked.
  for (const { sid } of await people.list()) await people(sid).remove();
  await dropFiles(satchel, await writeFiles(join(dataDir, 'more'), [['c.png', await pngBytes(3)]]));
  await chooseLamp(page);
  await expect(
    page.getByRole('dialog', { name: 'Send 1 file to an empty conversation?' }),
  ).toContainText('No one is in this conversation right now');
  await page.getByRole('button', { name: 'Send 1 file' }).click();
  await expect(uploadRow(page, 'c.png')).toContainText('no one was there');
});

test('no way of the bridge reaches people unasked', async ({ launch, sandbox }) => {
  const { page } = await launchWith(launch, twilioConversationsForm, sandbox);
  const answers = await page.evaluate(async () => {
    type Answer = { ok: boolean; failure?: unknown; value?: never };
    const { satchel } = globalThis as unknown as {
      satchel: {
        ask(name: string, input: unknown): Promise<Answer>;
        addFiles(account: string, files: File[], ...more: unknown[]): Promise<Answer>;
        countFiles(files: File[]): Promise<{ value: { token: string } }>;
      };
    };
    const accounts = (await satchel.ask('accounts.list', undefined)) as unknown as {
      value: { id: string }[];
    };
    const accountId = accounts.value[0]?.id ?? '';
    const found = (await satchel.ask('uploads.targets', { accountId, search: '' })) as unknown as {
      value: { id: string; label: string }[];
    };
    const { id, label } = found.value[0] ?? { id: '', label: '' };
    const target = { id, label };
    const file = new File(['x'], 'x.txt');
    const { token } = (await satchel.countFiles([file])).value;
    const refused = [
      await satchel.ask('intake.add', { token, accountId, target }),
      await satchel.ask('intake.addLink', { url: 'https://example.com/a.png', accountId, target }),
      await satchel.ask('postings.confirm', { token }),
      await satchel.ask('postings.confirm', { token: 'made-up' }),
      await satchel.addFiles(accountId, [file], target),
    ];
    return { refused, added: await satchel.addFiles(accountId, [file]) };
  });
  for (const answer of answers.refused) {
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
  }
  expect(answers.added.ok).toBe(true);
  await expect.poll(() => held(sandbox).length).toBe(1);
  await openTray(page);
  await expect(uploadRow(page, 'x.txt')).toContainText(en.uploads.states.stored);
  expect(held(sandbox)).toMatchObject([{ attachedTo: null }]);
});

test('no script reaches people, or out of this computer, without a gesture', async ({ launch }) => {
  const { app } = await launch();
  const inWindow = (code: string, gesture: boolean) =>
    app.evaluate(
      ({ BrowserWindow }, [code, gesture]) =>
        BrowserWindow.getAllWindows()
          .find((each) => each.isVisible())
          ?.webContents.executeJavaScript(code, gesture),
      [code, gesture] as const,
    );
  await expect.poll(() => inWindow('document.readyState', false)).toBe('complete');
  const target = `{ id: 'c', label: 'Lamp' }`;
  const link = `{ url: 'https://example.test/a.png', accountId: 'a', target: ${target} }`;
  const calls = [
    `satchel.ask('postings.confirm', { token: 't' })`,
    `satchel.ask('postings.prepareLink', ${link})`,
  ];
  for (const call of calls) {
    expect(await inWindow(call, false)).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' },
    });
  }
  // With one it is asked, and refused for what it is.
  const answer = await inWindow(calls[0] ?? '', true);
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid-input', detail: 'token' } });
});
