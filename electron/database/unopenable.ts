import { CannotStart } from '../base/failures/cannotStart.ts';

/** Sentences by the result codes of SQLite (sqlite.org/rescode.html) that a person can do something about. */
const sentences: Readonly<Record<number, string>> = {
  5: 'Another program is using the library. Close it, then reopen Satchel.',
  8: 'The library is read-only. Give Satchel permission to change the file and its folder, then reopen it.',
  10: 'The disk with the library reported an error. Check the disk, then reopen Satchel.',
  11: 'The library is damaged. To start with a new one, move this file somewhere else and reopen Satchel. You’ll connect your accounts again to see their media, but uploads that weren’t finished are lost.',
  13: 'The disk is full. Free up some space, then reopen Satchel.',
  14: 'Satchel can’t open its library. Check that you have access to its folder, then reopen Satchel.',
  26: 'This file isn’t a Satchel library. To start with a new one, move it somewhere else and reopen Satchel.',
};
const codes: Readonly<Record<string, number>> = { EACCES: 8, EPERM: 8, EROFS: 8, ENOSPC: 13 };

/** Why the library cannot be opened, as a `CannotStart`; any other error is handed back. The file stays as it is. */
export function unopenable(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof CannotStart) return error;
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  const given = typeof errcode === 'number' ? errcode & 0xff : codes[String(code)];
  const sentence = sentences[given ?? 14];
  const known = typeof errcode === 'number' || /^E[A-Z]+$/.test(String(code));
  return known && sentence !== undefined ? new CannotStart(`${sentence}\n${path}`, error) : error;
}
