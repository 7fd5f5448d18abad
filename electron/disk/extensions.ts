import { saysNothing } from '../../shared/media.ts';

/** The endings of the types that messages carry, the usual one first (iana.org/assignments/media-types). */
const endings: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/bmp': ['bmp'],
  'image/tiff': ['tif', 'tiff'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heif', 'heic'],
  'image/avif': ['avif'],
  'image/svg+xml': ['svg'],
  'image/vnd.adobe.photoshop': ['psd'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov', 'qt'],
  'video/webm': ['webm'],
  'video/3gpp': ['3gp', '3gpp'],
  'video/3gpp2': ['3g2'],
  'video/mpeg': ['mpg', 'mpeg'],
  'video/x-matroska': ['mkv'],
  'video/x-msvideo': ['avi'],
  'audio/mpeg': ['mp3', 'mpga'],
  'audio/mp4': ['m4a', 'mp4'],
  'audio/aac': ['aac'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/amr': ['amr'],
  'audio/wav': ['wav'],
  'audio/x-wav': ['wav'],
  'audio/flac': ['flac'],
  'application/pdf': ['pdf'],
  'text/vcard': ['vcf'],
  'text/x-vcard': ['vcf'],
  'text/calendar': ['ics'],
  'text/csv': ['csv'],
  'text/html': ['html', 'htm'],
};

/** Types that many kinds of file are: any ending may be right, and this one is given where there is none. */
const general: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'application/zip': 'zip',
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
};

const known = new Set(Object.values(endings).flat());

/**
 * A name with the ending of its type: kept where it fits, exchanged where it is that of another type, and
 * added where it says nothing. A type that says nothing itself changes no name.
 */
export function withExtension(name: string, contentType: string | null): string {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  const fallback = Object.hasOwn(general, type) ? general[type] : undefined;
  if (fallback !== undefined) return /^[a-z0-9]{1,10}$/.test(ending) ? name : `${name}.${fallback}`;
  const right = Object.hasOwn(endings, type) ? endings[type] : undefined;
  if (saysNothing(type) || right === undefined || right.includes(ending)) return name;
  return `${known.has(ending) ? name.slice(0, dot) : name}.${right[0]}`;
}
