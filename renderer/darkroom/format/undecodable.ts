/** A verdict on the picture; anything else that is thrown is the darkroom's own trouble, and worth another try. */
export class Undecodable extends Error {
  constructor(cause: unknown) {
    super('undecodable', { cause });
    this.name = 'Undecodable';
  }
}

/** Runs what decodes and nothing else: what it throws is a verdict, unless there was no memory for it. */
export async function decoding<T>(decode: () => T | Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch (error) {
    throw isOutOfMemory(error) || error instanceof TooMuch ? error : new Undecodable(error);
  }
}

/** Lengths that make no sense, as garbled files have them, are a RangeError as well. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('allocation failed');
}

/** It may be sound, and takes more memory or effort to decode than there is for one picture. */
export class TooMuch extends Error {
  constructor(what: string) {
    super(`too much: ${what}`);
    this.name = 'TooMuch';
  }
}
