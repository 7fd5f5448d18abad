import { longestStart } from '../../shared/text/graphemes.ts';
import { plainText } from '../base/plainText.ts';

const maxBytes = 255;

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
  const stem = name.slice(0, name.length - ending.length);
  return longestStart(stem, maxBytes - Buffer.byteLength(ending), Buffer.byteLength) + ending;
}

/** The last path segment alone, without control characters or directions, never empty. */
export function sanitisedName(name: string): string {
  const segment = name.split(/[\\/]/).pop() ?? '';
  const plain = plainText(segment);
  return plain === '' || plain === '.' || plain === '..' ? 'file' : shortened(plain);
}

/**
 * A name as it goes into a quoted parameter, so that a server reads the very name: a quote is escaped as
 * a quoted string has it (RFC 7578, 4.2 and RFC 2183, 2), and nothing else of what is left needs it. The `%22` of browsers
 * would become part of the name, for most servers read it as it stands.
 */
export function multipartName(name: string): string {
  return sanitisedName(name).replaceAll('"', '\\"');
}

/** The names under which servers may know what was sent under this one: whole, escaped by browsers' rules, or cut at its first quote. */
export function readNames(name: string): readonly string[] {
  const sent = sanitisedName(name);
  if (!sent.includes('"')) return [sent];
  const [start = ''] = sent.split('"');
  return [sent, sent.replaceAll('"', '%22'), sanitisedName(start)];
}

/** A name as a server tells it; one that did not undo the escapes tells them too. */
export function toldName(name: string): string {
  return sanitisedName(name.replace(/\\("|$)/g, '$1'));
}
