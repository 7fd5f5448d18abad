import { z } from 'zod';

const count = z.number().int().nonnegative();

/** How far the look at what an act would be of has come; told of the latest that was asked for. */
export const planning = z.object({
  kind: z.enum(['cleanup', 'archive']),
  done: count,
  of: count,
});
export type Planning = z.infer<typeof planning>;
