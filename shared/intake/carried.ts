import type { WebPicture } from '../intake.ts';

// Without schemas: the preload loads this before every window.

/** As long as an address may be that is fetched, in characters. */
export const longestLink = 4_096;
/** As many pictures of the web are taken from one drop or paste. */
export const mostWebPictures = 10;

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
