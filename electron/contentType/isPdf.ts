import type { FoundText } from './text/textIn.ts';

/** Readers look for the header among so many first bytes: what a mailer or a server put before it does not matter. */
const headerWithin = 1_024;
const header = /%PDF-\d\.\d/;

/** Archives hold files as they are: what a PDF in one begins with does not make the archive a PDF. */
const archives: readonly (readonly [at: number, signature: string])[] = [
  [0, 'PK'],
  [0, 'Rar!'],
  [0, '7z\xbc\xaf'],
  [0, '\x1f\x8b'],
  [0, '\xd0\xcf\x11\xe0'],
  [0, '!<arch>'],
  [0, '0707'],
  [257, 'ustar'],
];

/** Whether bytes that are no text are a PDF, wherever among the first 1,024 its header stands. */
export function isPdf(head: Uint8Array): boolean {
  const start = firstOf(head);
  if (!start.includes('%PDF-')) return false;
  return !archives.some(([at, signature]) => start.startsWith(signature, at));
}

/** Whether a text is a PDF without one binary byte: its header has a line to itself, as none has that is spoken of. */
export function isPdfText(bytes: Uint8Array, { encodings }: FoundText): boolean {
  if (encodings.some((encoding) => encoding.startsWith('utf-16'))) return false;
  const start = firstOf(bytes);
  const { index, 0: found } = header.exec(start) ?? { index: -1, 0: '' };
  return index >= 0 && /^\s*[\r\n]/.test(start.slice(index + found.length).concat('\n'));
}

/** The header begins within them; its last letters may stand behind. */
function firstOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, headerWithin + header.source.length)).toString(
    'latin1',
  );
  const index = start.indexOf('%PDF-');
  return index < headerWithin ? start : '';
}
