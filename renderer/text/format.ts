import { isInstant } from '../../shared/instant.ts';
import { unitsLeft } from '../../shared/retention.ts';
import { graphemesOf } from '../../shared/text/graphemes.ts';
import { anyType } from '../../shared/upload.ts';
import { en } from '../strings/en.ts';

const day = 86_400_000;

const formats = new Map<string, Intl.NumberFormat>();

/** Each is made once: that takes longer than all else in a line of a list that is scrolled. */
function numbersIn(locale: string | undefined, options: Intl.NumberFormatOptions = {}) {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** A size as providers count it: 2,000,000 bytes are 2 MB. */
export function formatBytes(bytes: number, locale?: string, digits = 1): string {
  const [value, unit] =
    bytes < 1_000
      ? [bytes, 'byte']
      : bytes < 999_500
        ? [bytes / 1_000, 'kilobyte']
        : bytes < 999_950_000
          ? [bytes / 1_000_000, 'megabyte']
          : [bytes / 1_000_000_000, 'gigabyte'];
  return numbersIn(locale, {
    style: 'unit',
    unit: String(unit),
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: unit === 'byte' || (unit === 'kilobyte' && digits <= 1) ? 0 : digits,
  }).format(Number(value));
}

/** How much of a whole: "17.4 of 20 MB", with the unit once where both have the same. */
export function formatBytesOf(part: number, whole: number, locale?: string): string {
  const [a, b] = [formatBytes(part, locale), formatBytes(whole, locale)];
  const unit = b.match(/\s\D+$/)?.[0];
  return en.uploads.bytes(unit !== undefined && a.endsWith(unit) ? a.slice(0, -unit.length) : a, b);
}

/** Two sizes with as many digits as it takes to tell them apart: "2.01 MB" and "2 MB". */
export function formatBytesApart(a: number, b: number, locale?: string): [string, string] {
  for (const digits of [1, 2, 3]) {
    const pair: [string, string] = [formatBytes(a, locale, digits), formatBytes(b, locale, digits)];
    if (a === b || pair[0] !== pair[1]) return pair;
  }
  return [formatExactBytes(a, locale), formatExactBytes(b, locale)];
}

/** A size to the byte. */
export function formatExactBytes(bytes: number, locale?: string): string {
  return numbersIn(locale, {
    style: 'unit',
    unit: 'byte',
    unitDisplay: 'long',
  }).format(bytes);
}

/** A time left, in its two largest units; rounded down, as `nextChange` expects. */
export function formatDuration(ms: number): string {
  const { days, hours, minutes, seconds } = unitsLeft(ms);
  if (days >= 30) return `${days} days`;
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  if (minutes >= 10) return `${minutes} min`;
  if (minutes > 0) return seconds > 0 ? `${minutes} min ${seconds} s` : `${minutes} min`;
  return `${seconds} s`;
}

/** An instant in the person's own words: the time alone for today, the day with it before. */
export function formatInstant(at: number, now: number, locale?: string): string {
  if (!isInstant(at)) return en.library.noDate;
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  if (sameDay) return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
  const far = Math.abs(now - at) > 300 * day;
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(far ? { year: 'numeric' } : { hour: 'numeric', minute: '2-digit' }),
  }).format(at);
}

/** How much of a whole, from 0 to 1, as whole per cent. */
export function formatShare(share: number, locale?: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return format.format(share);
}

export function formatCount(count: number, locale?: string): string {
  return numbersIn(locale).format(count);
}

const named: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPG',
  'image/svg+xml': 'SVG',
  'image/vnd.adobe.photoshop': 'PSD',
  'image/vnd.ms-photo': 'JXR',
  'image/vnd.dwg': 'DWG',
  'image/x-adobe-dng': 'DNG',
  'image/x-canon-cr2': 'CR2',
  'image/x-canon-cr3': 'CR3',
  'image/x-fujifilm-raf': 'RAF',
  'image/x-nikon-nef': 'NEF',
  'image/x-olympus-orf': 'ORF',
  'image/x-panasonic-rw2': 'RW2',
  'image/x-sony-arw': 'ARW',
  'text/plain': 'TXT',
  'text/vcard': 'VCF',
  'text/calendar': 'ICS',
  'video/quicktime': 'MOV',
  'video/3gpp': '3GP',
  'video/3gpp2': '3G2',
  'audio/mp4': 'M4A',
  'audio/mpeg': 'MP3',
  'application/octet-stream': 'FILE',
  'application/x-msdownload': 'EXE',
  'application/x-7z-compressed': '7Z',
  'application/x-compressed-tar': 'TGZ',
  'application/postscript': 'PS',
  'application/x-apple-diskimage': 'DMG',
  'application/msword': 'DOC',
  'application/vnd.ms-excel': 'XLS',
  'application/vnd.ms-powerpoint': 'PPT',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
};

/** What a person calls a content type: "JPG", "PDF"; the name's ending when there is no type. */
export function formatType(contentType: string | null, name: string | null): string {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const ending = name?.match(/\.([A-Za-z0-9]{1,5})$/)?.[1]?.toUpperCase();
  if (type === '') return ending ?? 'FILE';
  const known = named[type];
  if (known !== undefined) return known;
  const subtype = type.split('/')[1]?.replace(/^x-/, '') ?? '';
  return /^[a-z0-9]{1,5}$/.test(subtype) ? subtype.toUpperCase() : (ending ?? 'FILE');
}

/** The distinct names of some types, for "JPG, PNG, GIF". */
export function formatTypes(contentTypes: readonly string[]): string {
  if (contentTypes.includes(anyType)) return en.library.anyType;
  return [...new Set(contentTypes.map((type) => formatType(type, null)))].join(', ');
}

/** Types to choose from, for "JPG or PNG". */
export function formatChoice(contentTypes: readonly string[]): string {
  return choice.format(contentTypes.map((type) => formatType(type, null)));
}
const choice = new Intl.ListFormat('en', { type: 'disjunction' });

/** As long a name, in characters, is not split: a line that loses its end there loses little. */
const longestWhole = 20;
const endingLength = 9;
const rightToLeft =
  /[\p{Script=Arab}\p{Script=Hebr}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}\p{Script=Adlm}]/u;

/**
 * A name in two parts, so that a narrow line loses its middle and keeps its ending. No character is
 * cut in two, and neither is a run that is written from right to left: its halves would change sides.
 */
export function splitName(name: string): [string, string] {
  const characters = graphemesOf(name);
  if (characters.length <= longestWhole) return [name, ''];
  const last = characters.reduce((found, each, at) => (rightToLeft.test(each) ? at : found), -1);
  const end = characters.slice(Math.max(last + 1, characters.length - endingLength)).join('');
  return [name.slice(0, name.length - end.length), end];
}

/** The character that stands for a name: its first, as a capital where that is one character too. */
export function initialOf(name: string): string {
  const [first = ''] = graphemesOf(name.trim());
  const capital = first.toLocaleUpperCase();
  return graphemesOf(capital).length === 1 ? capital : first;
}
