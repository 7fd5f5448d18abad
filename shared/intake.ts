import { z } from 'zod';
import { longestLink } from './intake/carried.ts';

/** What is in dropped files and folders, to be shown before anything is added. */
export const intakeCount = z.object({
  token: z.string(),
  files: z.number().int(),
  sizeBytes: z.number(),
  folders: z.number().int(),
  /** What the one folder is called that all of it is from; absent where it is from several, or none. */
  folderName: z.string().optional(),
  /** Left out: hidden files; symbolic links; devices, pipes and folders that may not be read. */
  hidden: z.number().int(),
  links: z.number().int(),
  others: z.number().int(),
  /** There is more than the 10,000 files that are counted, or deeper than 32 folders. */
  beyond: z.enum(['files', 'depth']).nullable(),
});
export type IntakeCount = z.infer<typeof intakeCount>;

const link = z.string().max(longestLink);

/** A picture of the web, as a drop or a paste names it. */
export const webPicture = z.strictObject({
  url: link,
  /** Where else it may be, should nothing come from there: smaller ones, and what it links to. */
  otherwise: z.array(link).max(3).optional(),
  /** What the page that it is on calls it. */
  name: z.string().max(255).optional(),
});
export type WebPicture = z.infer<typeof webPicture>;
