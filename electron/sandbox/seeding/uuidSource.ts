import { createHash } from 'node:crypto';

/** A UUID that depends on nothing but its text, so that runs can be compared. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`]
    .concat(hex.slice(20, 32))
    .join('-');
}

/** The endless row of UUIDs of one seed and subject. */
export function createUuidSource(seed: number, subject: string, start = 0): () => string {
  let count = start;
  return () => {
    count += 1;
    return uuidOf(`${seed}:${subject}:${count}`);
  };
}
