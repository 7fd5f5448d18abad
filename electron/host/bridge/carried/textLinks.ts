import { longestLink } from '../../../../shared/intake/carried.ts';

/** More than any list of addresses that somebody means to drop. */
const longestText = 64 * longestLink;

/** An address as the window would write it; null for one that is not of the web. */
export function webAddress(text: string, base: string | null = null): string | null {
  try {
    const url = base === null ? new URL(text.trim()) : new URL(text.trim(), base);
    const known = url.protocol === 'https:' || url.protocol === 'http:';
    return known && url.hostname !== '' && url.href.length <= longestLink ? url.href : null;
  } catch {
    return null;
  }
}

/** The addresses of a `text/uri-list` (RFC 2483), without its comments. */
export function listedAddresses(list: string): string[] {
  return linesOf(list).filter((line) => !line.startsWith('#'));
}

/** The address of a `text/x-moz-url`: lines of addresses and titles by turns. */
export function mozillaAddresses(text: string): string[] {
  return linesOf(text).filter((_, index) => index % 2 === 0);
}

/** The address of a `DownloadURL`: `type:name:address`. */
export function downloadAddresses(text: string): string[] {
  const found = /^[\w.+-]+\/[\w.+-]+:[^:]*:(.+)$/s.exec(text.trim())?.[1];
  return found === undefined ? [] : [found];
}

/**
 * The addresses that a text is about: a list of nothing else, the pictures of a text in Markdown, or the
 * only one among other words. Of several among other words nobody knows which is meant.
 */
export function writtenAddresses(text: string): string[] {
  const bounded = text.slice(0, longestText);
  const lines = linesOf(bounded).map((line) => line.replace(/^<(.*)>$/, '$1'));
  if (lines.length > 0 && lines.every((line) => /^https?:\/\/\S+$/i.test(line))) return lines;
  const pictures = [
    // The limits are there for texts that begin many and end none.
    ...bounded.matchAll(
      /!\[[^\]]{0,400}\]\(\s{0,4}<?(https?:\/\/[^\s>]{1,4096}?)>?(?:\s{1,4}"[^"]{0,400}")?\s{0,4}\)/gi,
    ),
  ];
  if (pictures.length > 0) return pictures.map((found) => found[1] ?? '');
  const all = (bounded.match(/https?:\/\/[^\s<>"]+/gi) ?? []).map(withoutPunctuation);
  return new Set(all).size === 1 ? all.slice(0, 1) : [];
}

/** A picture that came whole is one line, however long. */
function linesOf(text: string): string[] {
  return (/^\s*data:/i.test(text) ? text : text.slice(0, longestText))
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Without what ends the sentence or the bracket that an address stands in. */
function withoutPunctuation(address: string): string {
  /** How many of each kind are closed more often than opened. */
  const unopened: Partial<Record<string, number>> = {};
  for (const sign of address) {
    const closing = closings[sign] ?? sign;
    if (openings[closing] === undefined) continue;
    unopened[closing] = (unopened[closing] ?? 0) + (sign === closing ? 1 : -1);
  }
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    const over = unopened[last];
    if (over === undefined ? !/[.,;:!?'*_~|\\]/.test(last) : over <= 0) break;
    if (over !== undefined) unopened[last] = over - 1;
  }
  return address.slice(0, end);
}

const openings: Readonly<Partial<Record<string, string>>> = { ')': '(', ']': '[', '}': '{' };
const closings: Readonly<Partial<Record<string, string>>> = { '(': ')', '[': ']', '{': '}' };
