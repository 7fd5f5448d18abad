/** Bytes of a file from `at` on: fewer than asked for at its end, and none beyond what is worth a read. */
export type Peek = (at: number, length: number) => Promise<Uint8Array>;

/** What stands for a location, and what to write over it: as many bytes, so that nothing else moves. */
export interface Blank {
  readonly at: number;
  readonly bytes: Uint8Array;
}

export function peekInto(bytes: Uint8Array): Peek {
  return async (at, length) => bytes.subarray(at, at + length);
}

export function zeros(at: number, length: number): Blank {
  return { at, bytes: new Uint8Array(length) };
}

/** A whole number of so many bytes; bytes that are not there count as 0. */
export function numberAt(bytes: Uint8Array, at: number, size: number, little = false): number {
  let value = 0;
  for (let index = 0; index < size; index += 1) {
    const position = little ? at + size - 1 - index : at + index;
    value = value * 256 + (bytes[position] ?? 0);
  }
  return value;
}

export function latin1At(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
