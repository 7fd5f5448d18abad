import type { Picture, PictureRequest } from './darkroom.ts';
import { type DarkroomQueue, LostRoom } from './darkroomQueue.ts';
import { NotMade } from './notMade.ts';

type Pictures = Pick<DarkroomQueue<PictureRequest, Picture>, 'develop'>;

interface Rooms {
  /** For everybody; tries `once`. */
  readonly pictures: Pictures;
  /** For what a room was lost over, one at a time; tries `once` as well. */
  readonly apart: Pictures;
}

/** Tried with the others, and if their room was lost over it, once more where it can harm none of them. */
export async function pictureInTheEnd(
  { pictures, apart }: Rooms,
  request: PictureRequest,
  signal: AbortSignal,
  onSuspect = () => {},
): Promise<Picture> {
  try {
    return await pictures.develop(request, signal);
  } catch (error) {
    if (!(error instanceof LostRoom)) throw error;
    onSuspect();
  }
  try {
    return await apart.develop(request, signal);
  } catch (error) {
    throw error instanceof LostRoom ? new NotMade(request, error.costly) : error;
  }
}
