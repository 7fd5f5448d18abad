import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

test('files chosen in the system dialog are added, and no page opens one by itself', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { app, page } = satchel;
  const paths = await writeFiles(join(dataDir, 'chosen'), [
    ['first.png', await pngBytes(1)],
    ['second.png', await pngBytes(2)],
  ]);
  await app.evaluate(({ dialog }, paths) => {
    const answers = [
      { canceled: true, filePaths: [] },
      { canceled: false, filePaths: paths },
    ];
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showOpenDialog = async (...question: unknown[]) => {
      asked.push(question.at(-1));
      return answers[asked.length - 1] ?? { canceled: true, filePaths: [] };
    };
  }, paths);
  const asked = () =>
    app.evaluate(() => (globalThis as typeof globalThis & { asked: unknown[] }).asked);

  // What the driver runs in a page counts as a person's gesture; what the main process runs does not.
  const alone = (script: string): Promise<unknown> =>
    app.evaluate(({ BrowserWindow }, script) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
      return window?.webContents.executeJavaScript(script, false) as unknown;
    }, script);
  await expect.poll(() => alone('navigator.userActivation.isActive')).toBe(false);
  expect(await alone("satchel.ask('intake.choose')")).toMatchObject({
    ok: false,
    failure: { kind: 'forbidden' },
  });
  expect(await asked()).toEqual([]);

  await page.keyboard.press('Control+o');
  await expect.poll(asked).toHaveLength(1);
  await page.keyboard.press('Control+o');
  await expect(uploadRow(page, 'second.png')).toContainText(en.uploads.states.stored);
  await expect(uploadRow(page, 'first.png')).toContainText(en.uploads.states.stored);
  expect(await asked()).toEqual(Array(2).fill({ properties: ['openFile', 'multiSelections'] }));
  expect(sandbox.ledger().filter(({ seeded }) => !seeded)).toHaveLength(2);
});
