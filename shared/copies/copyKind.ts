import { z } from 'zod';

/** An item uploaded again: to its own account, so that it begins to live anew, or to another. */
export const copyKind = z.enum(['renewal', 'move']);
export type CopyKind = z.infer<typeof copyKind>;

/** Who had items uploaded again: a person, or Satchel that keeps them alive for one. */
export const copyBy = z.enum(['person', 'keep-alive']);
export type CopyBy = z.infer<typeof copyBy>;
