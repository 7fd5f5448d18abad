import { plainText } from '../base/plainText.ts';

const maxBytes = 255;

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
  let stem = '';
  for (const character of name.slice(0, name.length - ending.length)) {
    if (Buffer.byteLength(stem + character + ending) > maxBytes) break;
    stem += character;
  }
  return stem + ending;
}

/** The last path segment alone, without control characters or directions, never empty. */
export function sanitisedName(name: string): string {
  const segment = name.split(/[\\/]/).pop() ?? '';
  const plain = plainText(segment);
  return plain === '' || plain === '.' || plain === '..' ? 'file' : shortened(plain);
}

/** A name as it goes into a quoted parameter: what would end it is escaped as browsers do. */
export function multipartName(name: string): string {
  return sanitisedName(name).replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
