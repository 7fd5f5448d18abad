import { longestStart } from '../../../shared/text/graphemes.ts';
import { withoutUnseen } from '../../base/plainText.ts';

/** Below the 255 of most file systems, with room for what escaping adds on the wire. */
const maxNameBytes = 240;
const maxExtensionBytes = 32;

const loneSurrogate = /\p{Cs}/gu;

/** A name fit to be shown and sent: one path segment, readable text, of bounded bytes, its ending kept. */
export function cleanName(pathOrName: string): string {
  const segment =
    pathOrName
      .split(/[/\\]/)
      .filter((part) => part !== '')
      .at(-1) ?? '';
  // `gpj.exe` must not read `exe.jpg`.
  const text = withoutUnseen(segment.replace(loneSurrogate, '\uFFFD'), '').normalize('NFC').trim();
  if (/^\.*$/.test(text)) return 'file';
  if (Buffer.byteLength(text) <= maxNameBytes) return text;
  const dot = text.lastIndexOf('.');
  const ending = dot > 0 ? text.slice(dot) : '';
  const extension = Buffer.byteLength(ending) <= maxExtensionBytes ? ending : '';
  const stem = text.slice(0, text.length - extension.length);
  const room = maxNameBytes - Buffer.byteLength(extension);
  return longestStart(stem, room, Buffer.byteLength).trimEnd() + extension;
}

/**
 * Whether a provider's name can be of a file that was sent under `sent`: escapes of multipart
 * headers and whatever a server does to spaces and signs are looked through.
 */
export function sameName(sent: string, listed: string): boolean {
  const has = bare(listed.replace(/\\("|$)/g, '$1'));
  const [start = ''] = sent.split('"');
  // One that was cut at a quote is of the same file as well, and its bytes are compared anyway.
  return has === bare(sent) || (start !== sent && has === bare(start));
}

function bare(name: string): string {
  return cleanName(name)
    .replace(/%(22|0d|0a)/gi, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
