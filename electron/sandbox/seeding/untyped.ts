const everySo = 40;
const first = 13;

/** Whether a seeded file is one of those whose sender did not say what it is, as happens with phones and programs. */
export function isUntyped(number: number): boolean {
  return number % everySo === first;
}

/** What servers call a file of which nobody said more. */
export const untyped = 'application/octet-stream';
