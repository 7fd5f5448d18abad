import { longestStart } from '../../shared/text/graphemes.ts';
import { withoutUnseen } from '../base/plainText.ts';
import { withExtension } from './extensions.ts';

/** Below the 255 of most file systems. */
export const maxNameBytes = 240;
const maxEndingBytes = 32;

const loneSurrogate = /\p{Cs}/gu;
/** What Windows takes in no name; a file is passed on to people of every system. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const forbidden = /[<>:"|?*\u0000-\u001f\u007f]/g;
/** Devices of Windows, with whatever ending (learn.microsoft.com: Naming Files, Paths, and Namespaces). */
const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;

export interface Nameable {
  readonly name: string | null;
  /** What the bytes said, where they were asked; otherwise what was declared. */
  readonly contentType: string | null;
  readonly kind: string;
  /** Epoch ms. */
  readonly storedAt: number | null;
}

/** A name under which an item can be saved on any system: one segment of at most 240 bytes, with its type's ending. */
export function safeFileName(item: Nameable): string {
  const clean = trimmed(cleaned(item.name ?? ''));
  const named = withExtension(clean === '' ? unnamed(item) : clean, item.contentType);
  const free = device.test(named) ? `_${named}` : named;
  const short = shortened(free);
  // What was cut may have been all that told it from a device.
  return device.test(short) ? shortened(`_${short}`) : short;
}

function cleaned(name: string): string {
  const segment =
    name
      .split(/[/\\]/)
      .filter((part) => part.trim() !== '')
      .at(-1) ?? '';
  const text = withoutUnseen(segment.replace(loneSurrogate, '_').replace(forbidden, '_'), '');
  return text.normalize('NFC');
}

/** Windows drops spaces and dots from the end, and a dot in front hides a file elsewhere. */
function trimmed(name: string): string {
  return name.replace(/^[\s.]+/, '').replace(/[\s.]+$/, '');
}

function unnamed({ kind, storedAt }: Nameable): string {
  const word = /^[a-z]+$/.test(kind) && kind !== 'other' ? kind : 'file';
  const date = new Date(storedAt ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return word;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${word} ${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('.')}`;
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= maxNameBytes) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot) : '';
  const kept = Buffer.byteLength(ending) <= maxEndingBytes ? ending : '';
  const stem = name.slice(0, name.length - kept.length);
  const room = maxNameBytes - Buffer.byteLength(kept);
  return trimmed(longestStart(stem, room, Buffer.byteLength) + kept);
}
