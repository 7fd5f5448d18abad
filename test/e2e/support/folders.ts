import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Satchel } from './satchel.ts';

/** Answers the system's dialog with a folder; tells which folders and files were shown. */
export async function answerFolders({ app }: Satchel, folder: string) {
  await app.evaluate(({ dialog, shell }, folder) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
    shell.openPath = async (path: string) => {
      shown.push(path);
      return '';
    };
    shell.showItemInFolder = (path: string) => void shown.push(path);
  }, folder);
  return () => app.evaluate(() => (globalThis as typeof globalThis & { shown: string[] }).shown);
}

/** Answers the system's dialog with where to save a file. */
export async function answerSaving({ app }: Satchel, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, filePath);
}

/**
 * How many files of an archive `sha256sum` finds as its manifest says, none before that is written; throws where one
 * is another or is missing.
 */
export function filesThatCheck(folder: string): number {
  // What throws is not polled again.
  if (!existsSync(join(folder, 'manifest.sha256'))) return 0;
  const args = ['--check', '--strict', 'manifest.sha256'];
  return execFileSync('sha256sum', args, { cwd: folder, encoding: 'utf8' }).trim().split('\n')
    .length;
}
