import type { Picture, PictureRequest } from './darkroom.ts';
import { type DarkroomQueue, LostPage } from './darkroomQueue.ts';
import { NotMade } from './notMade.ts';

type Pictures = Pick<DarkroomQueue<PictureRequest, Picture>, 'develop'>;

interface Queues {
  /** For everybody; tries `once`. */
  readonly pictures: Pictures;
  /** For what a page was lost over, one at a time; tries `once` as well. */
  readonly apart: Pictures;
}

/** Tried with the others, and if their page was lost over it, once more where it can harm none of them. */
export async function pictureInTheEnd(
  { pictures, apart }: Queues,
  request: PictureRequest,
  signal: AbortSignal,
  onSuspect = () => {},
): Promise<Picture> {
  try {
    return await pictures.develop(request, signal);
  } catch (error) {
    if (!(error instanceof LostPage)) throw error;
    onSuspect();
  }
  try {
    return await apart.develop(request, signal);
  } catch (error) {
    throw error instanceof LostPage ? new NotMade(request, error.trouble) : error;
  }
}
