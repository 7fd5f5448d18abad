import { z } from 'zod';

/** What a person reports a bug by, and what the log has it under: eight hexadecimal digits. */
export const reference = z.string().regex(/^[0-9A-F]{8}$/);

/** The reference that 32 random bits make. */
export function referenceOf(bits: number): string {
  return bits.toString(16).padStart(8, '0').toUpperCase();
}
