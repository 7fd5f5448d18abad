import { CannotStart } from '../base/failures/cannotStart.ts';

/** Result codes of SQLite (sqlite.org/rescode.html), those that a person can do something about. */
const sentences: Readonly<Record<number, string>> = {
  5: 'Another program holds the library. Satchel starts once it has let go.',
  8: 'The library may not be written to. Satchel needs to, to remember what it sends.',
  10: 'The disk on which the library lies does not answer as it should.',
  11: 'The library is damaged. Moved elsewhere, it makes room for a new one; what your accounts hold is read again, but uploads that wait in it are not.',
  13: 'The disk is full. Satchel needs some room to remember what it sends.',
  14: 'The library cannot be opened. It may lie in a folder that is not yours.',
  26: 'The library is not one of Satchel. Moved elsewhere, it makes room for a new one.',
};
const codes: Readonly<Record<string, number>> = { EACCES: 8, EPERM: 8, EROFS: 8, ENOSPC: 13 };

/** What kept the library from being opened, in words; the file stays as it is. */
export function unopenable(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof CannotStart) return error;
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  const given = typeof errcode === 'number' ? errcode & 0xff : codes[String(code)];
  const sentence = sentences[given ?? 14];
  const known = typeof errcode === 'number' || /^E[A-Z]+$/.test(String(code));
  return known && sentence !== undefined ? new CannotStart(`${sentence}\n${path}`, error) : error;
}
