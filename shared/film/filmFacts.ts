import { z } from 'zod';

/** What a look at the tracks of a film tells of putting them into an MP4 as they are. */
export const filmFacts = z.object({
  /** Why that cannot be done; null when it can. */
  obstacle: z
    .enum([
      // picture or sound is of a kind that cannot be carried over; `codec` says which
      'picture',
      'sound',
      // it plays only for whom it was sold to
      'protected',
      // it has subtitles or captions, which would be lost
      'captions',
      // no picture is in it
      'no-picture',
      // its end is missing, and its samples or their description with it
      'cut',
      // its samples lie in other files, or are described in a way that is not read here
      'form',
    ])
    .nullable(),
  /** What people call that kind of picture or sound, or its four letters. */
  codec: z.string().max(40).optional(),
  /** What an MP4 of these tracks takes at most, hardly more than it does; 0 where that is not known. */
  bytes: z.number().int().nonnegative(),
});
export type FilmFacts = z.infer<typeof filmFacts>;
export type FilmObstacle = NonNullable<FilmFacts['obstacle']>;
