import { longestLink } from '../intake/carried.ts';

/** Whether a text looks like one link and nothing else, whatever blanks stand around it: in a link are none. */
export function isLink(text: string): boolean {
  const line = text.trim();
  return line.length <= longestLink && /^<?https?:\/\/\S+$/i.test(line);
}
