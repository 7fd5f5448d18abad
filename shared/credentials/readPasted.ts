import type { CredentialField } from '../account.ts';
import { fitsPattern } from './fitsPattern.ts';
import { type LeftOut, tidyCredential, visible } from './tidyCredential.ts';

export interface Pasted {
  /** By the names of their fields: the one that it was pasted into, or several. */
  readonly values: Readonly<Record<string, string>>;
  readonly left: readonly LeftOut[];
}

const between = /[\s,;:="'`<>|@/\\\u2018-\u201f]+/u;
const secretLike = /^[A-Za-z0-9_-]{20,}$/;

/** What was pasted into a field, tidied; an id with its secret, in any of the ways in which they are written together, goes into the fields of both. */
export function readPasted(
  pasted: string,
  field: CredentialField,
  fields: readonly CredentialField[],
): Pasted {
  const several = readSeveral(pasted, fields);
  if (several !== null) return { values: several, left: [] };
  const { value, left } = tidyCredential(pasted, field.address);
  return { values: { [field.name]: value }, left };
}

function readSeveral(
  pasted: string,
  fields: readonly CredentialField[],
): Readonly<Record<string, string>> | null {
  const found: Record<string, string> = {};
  const parts = new Set(decoded(visible(pasted)).split(between).filter(Boolean));
  for (const field of fields) {
    const { name, pattern, secret, address } = field;
    if (secret || pattern === null) continue;
    // Any word may be the first part of a host, so that only a whole one tells.
    const part = [...parts].find(
      (each) => fitsPattern(field, each) && (!address || each.includes('.')),
    );
    if (part === undefined) continue;
    found[name] = part;
    parts.delete(part);
  }
  const secret = fields.find((field) => field.secret);
  const [likely, ...others] = [...parts].filter((part) => secretLike.test(part));
  if (secret !== undefined && likely !== undefined && others.length === 0)
    found[secret.name] = likely;
  return Object.keys(found).length > 1 ? found : null;
}

/** What a header of basic authorization says, in plain letters. */
function decoded(text: string): string {
  const code = /\bbasic\s+([A-Za-z0-9+/]{16,}={0,2})/i.exec(text)?.[1];
  if (code === undefined) return text;
  const said = ofBase64(code);
  return /^[\x21-\x7e]+:[\x21-\x7e]+$/.test(said) ? said : text;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Four letters are three bytes, each a letter here. */
function ofBase64(code: string): string {
  let bits = '';
  for (const letter of code.replace(/=+$/, '')) {
    bits += digits.indexOf(letter).toString(2).padStart(6, '0');
  }
  return (bits.match(/.{8}/g) ?? [])
    .map((byte) => String.fromCharCode(Number.parseInt(byte, 2)))
    .join('');
}
