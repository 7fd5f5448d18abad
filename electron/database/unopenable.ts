import { CannotStart } from '../base/failures/cannotStart.ts';

/** Sentences by the result codes of SQLite (sqlite.org/rescode.html) that a person can do something about. */
const sentences: Readonly<Record<number, string>> = {
  5: 'Another program is using the library. Close it, then start Satchel again.',
  8: 'The library is read-only, and Satchel has to write down what it sends. Allow it to change the file and its folder, then start it again.',
  10: 'The disk with the library reports an error. Check the disk, then start Satchel again.',
  11: 'The library is damaged. If you move it away, Satchel starts with a new one: connect your accounts again and their media is listed again, but uploads that were waiting are lost.',
  13: 'The disk is full. Free some space, then start Satchel again.',
  14: 'The library cannot be opened. Check that you have access to its folder, then start Satchel again.',
  26: 'The library is not one of Satchel. If you move it away, Satchel starts with a new one.',
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
