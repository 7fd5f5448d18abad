import { z } from 'zod';
import { linkFormat, linkTemplates } from '../links/formats/linkFormat.ts';

export const copyingSettings = z.strictObject({
  /** What is copied unless another is chosen; the id of a template that is there no more counts as plain. */
  format: linkFormat,
  templates: linkTemplates,
  /** Copies the links of what was uploaded when an upload ends. */
  byItself: z.boolean(),
});
