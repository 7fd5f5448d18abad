import { z } from 'zod';

export const mostTemplates = 30;
export const longestTemplate = 4_000;

/** A text of a person's own in which `{fields}` stand for what is known of an item. */
export const copyTemplate = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().trim().min(1).max(60),
  text: z.string().min(1).max(longestTemplate),
});
export type CopyTemplate = z.infer<typeof copyTemplate>;

export const copyingSettings = z.strictObject({
  /** The format that is copied unless another is chosen, by its id; one that is unknown counts as `plain`. */
  format: z.string().min(1).max(80),
  templates: z
    .array(copyTemplate)
    .max(mostTemplates)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'twice'),
  /** Copies the links of what was uploaded when an upload ends. */
  byItself: z.boolean(),
});
