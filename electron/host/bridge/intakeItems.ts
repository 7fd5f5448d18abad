import { z } from 'zod';
import { type IntakeItem, maxPastedBytes } from './channels.ts';

const maxItems = 10_000;
/** Of all together: the longest paths there are would be hundreds of megabytes. */
const maxPathText = 8 * 1024 * 1024;
const maxBytesAtOnce = 4 * maxPastedBytes;

const items: z.ZodType<IntakeItem[]> = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('path'), path: z.string().min(1).max(32_768) }),
      z.strictObject({
        kind: z.literal('bytes'),
        name: z.string().max(1_024),
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= maxPastedBytes),
      }),
    ]),
  )
  .min(1)
  .refine((all) => sum(all, (item) => (item.kind === 'path' ? item.path.length : 0)) <= maxPathText)
  .refine(
    (all) =>
      sum(all, (item) => (item.kind === 'bytes' ? item.bytes.byteLength : 0)) <= maxBytesAtOnce,
  );

function sum(all: readonly IntakeItem[], of: (item: IntakeItem) => number): number {
  return all.reduce((total, item) => total + of(item), 0);
}

/** Files as the preload hands them over, or null when they are anything else, or too much. */
export function parseItems(value: unknown): IntakeItem[] | null {
  if (!Array.isArray(value) || value.length > maxItems) return null;
  const parsed = items.safeParse(value);
  return parsed.success ? parsed.data : null;
}
