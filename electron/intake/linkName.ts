import { parse } from 'content-disposition';
import { endingOf, pictureEnding } from '../../shared/pictures/pictureEnding.ts';
import { longestStart } from '../../shared/text/graphemes.ts';

/** What the name of a page ends in that makes the picture. */
const pageEnding = /\.(php|aspx?|jsp|cgi|html?)$/i;
const longestStem = 200;

/** Of other files, where the type does not say how they end. */
const usualEndings: Readonly<Record<string, string>> = {
  'video/quicktime': 'mov',
  'video/3gpp': '3gp',
  'video/3gpp2': '3g2',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'text/plain': 'txt',
  'text/vcard': 'vcf',
  'text/calendar': 'ics',
};
/** What ends in this has an ending; a version ("v1.25") is none. */
const anyEnding = /\.(?=[a-z0-9]{2,5}$)[a-z0-9]*[a-z][a-z0-9]*$/i;

interface Named {
  readonly url: URL;
  /** What the bytes are: `image/jpeg`. */
  readonly contentType: string;
  /** The header of the answer, as Node gives it: byte for byte. */
  readonly disposition: string | undefined;
  /** What the page that the picture is on calls it. */
  readonly alt: string | null;
}

/**
 * What a file from the web is called. Other files than pictures keep the name that their server or their
 * address gives them. A picture is called as its server says, else by the address if a picture is named
 * there, else as the page calls it, else by whatever the address ends in. The ending says what it is.
 */
export function linkName({ url, contentType, disposition, alt }: Named): string {
  const segment = lastSegment(url);
  const said = disposition === undefined ? '' : dispositionName(disposition);
  if (!contentType.startsWith('image/')) return fileName([said, segment], url, contentType);
  const named = pictureEnding.test(segment) ? segment : '';
  const stems = [said, named, alt ?? '', segment, url.hostname].map(stemOf);
  const stem = stems.find((one) => one !== '') ?? 'image';
  return `${stem}.${endingOf(contentType)}`;
}

function fileName(names: readonly string[], { hostname }: URL, contentType: string): string {
  const others = names.filter((name) => !pictureEnding.test(name) && !pageEnding.test(name));
  const kept = others.find((name) => anyEnding.test(name));
  if (kept !== undefined) return longestStart(kept.replace(/\s+/gu, ' ').trim(), longestStem);
  const stem = [...names, hostname].map(stemOf).find((one) => one !== '') ?? 'file';
  const subtype = contentType.split('/')[1]?.replace(/^x-/, '') ?? '';
  const usual = usualEndings[contentType] ?? (/^[a-z0-9]{2,5}$/.test(subtype) ? subtype : '');
  return usual === '' ? stem : `${stem}.${usual}`;
}

function stemOf(name: string): string {
  const line = name.replace(/\s+/gu, ' ').trim();
  const ending = pictureEnding.test(line) ? pictureEnding : pageEnding;
  return longestStart(line.replace(ending, ''), longestStem).trim();
}

function lastSegment({ pathname }: URL): string {
  const segment = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    // Shown as it is.
    return segment;
  }
}

/** The file name of a `Content-Disposition` (RFC 6266, RFC 8187), without folders; '' where there is none. */
function dispositionName(header: string): string {
  const { parameters } = parse(header);
  const plain = parameters['filename'];
  const name = parameters['filename*'] ?? (plain === undefined ? '' : asMeant(plain));
  return name.split(/[\\/]/).at(-1) ?? '';
}

/**
 * A plain file name as it was meant: headers come as Latin 1, while many servers write UTF-8 into them
 * ("GrÃ¶Ãe") and some the encoded words of mail.
 */
function asMeant(text: string): string {
  const word = /^=\?utf-8\?(?:b\?([A-Za-z0-9+/=]*)|q\?([^?]*))\?=$/i.exec(text.trim());
  if (word?.[1] !== undefined) return Buffer.from(word[1], 'base64').toString('utf8');
  const bytes = word?.[2] === undefined ? Buffer.from(text, 'latin1') : quotedPrintable(word[2]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

function quotedPrintable(text: string): Buffer {
  const spaced = text.replaceAll('_', ' ');
  return Buffer.from(
    spaced.replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );
}
