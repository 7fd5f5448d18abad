import { type Blank, latin1At, numberAt, type Peek, zeros } from '../bytes/peek.ts';

const mostValueBytes = 1024 * 1024;

export interface Box {
  readonly at: number;
  readonly type: string;
  /** Where its content begins, and ends. */
  readonly start: number;
  readonly end: number;
}

export async function boxAt(peek: Peek, at: number, end: number): Promise<Box | null> {
  const head = await peek(at, 16);
  if (at + 8 > end || head.length < 8) return null;
  const short = numberAt(head, 0, 4);
  const length = short === 1 ? numberAt(head, 8, 8) : short === 0 ? end - at : short;
  const start = at + (short === 1 ? 16 : 8);
  if (at + length < start || at + length > end) return null;
  return { at, type: latin1At(head, 4, 4), start, end: at + length };
}

/** The first box of that type between there. */
export async function boxIn(
  peek: Peek,
  { start, end }: Pick<Box, 'start' | 'end'>,
  type: string,
): Promise<Box | null> {
  for (let at = start, count = 0; count < 256; count += 1) {
    const box = await boxAt(peek, at, end);
    if (box === null || box.type === type) return box;
    at = box.end;
  }
  return null;
}

/** Whether a box of a likely length begins there. */
export async function isBox(
  { peek, size }: { readonly peek: Peek; readonly size: number },
  at: number,
  least: number,
  most: number,
): Promise<boolean> {
  if (at < 0) return false;
  const length = numberAt(await peek(at, 4), 0, 4);
  return length >= least && length <= most && at + length <= size;
}

/** Its name is one that every reader skips, and there is nothing in it. */
export function freed({ at, start, end }: Pick<Box, 'at' | 'start' | 'end'>): Blank[] {
  const name = { at: at + 4, bytes: Buffer.from('free', 'latin1') };
  return [name, zeros(start, Math.min(end - start, mostValueBytes))];
}
