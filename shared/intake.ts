import { z } from 'zod';

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

/** As long as an address may be that is fetched. */
export const longestLink = 4_096;
/** As many pictures of the web are taken from one drop or paste. */
export const mostWebPictures = 10;
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

/** What a drop or a paste carries besides files. */
export interface Carried {
  readonly pictures: readonly WebPicture[];
  /** Pictures that came whole, as `data:` addresses; the ending is what their bytes are. */
  readonly inline: readonly {
    readonly name: string | null;
    readonly ending: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
  }[];
  /** What a sole picture is called, without an ending: a copied one comes as a file without a name as well. */
  readonly called: string | null;
  /** So many more pictures were in it than are taken. */
  readonly beyond: number;
  /** One of them came whole and is larger than what can be handed over. */
  readonly tooLarge: boolean;
}
