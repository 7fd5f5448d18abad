import { z } from 'zod';

/** What is in dropped files and folders, to be shown before anything is added. */
export const intakeCount = z.object({
  token: z.string(),
  files: z.number().int(),
  sizeBytes: z.number(),
  folders: z.number().int(),
  /** Left out: hidden files; symbolic links; devices, pipes and folders that may not be read. */
  hidden: z.number().int(),
  links: z.number().int(),
  others: z.number().int(),
  /** There is more than the 10,000 files that are counted, or deeper than 32 folders. */
  beyond: z.enum(['files', 'depth']).nullable(),
});
export type IntakeCount = z.infer<typeof intakeCount>;
