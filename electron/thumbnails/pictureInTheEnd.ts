import type { Picture } from './darkroom.ts';
import { type DarkroomQueue, type DecodeRequest, LostPage } from './darkroomQueue.ts';
import { NotMade } from './notMade.ts';

interface Queues<Request extends DecodeRequest> {
  /** For everybody; tries `once`. */
  readonly pictures: Pick<DarkroomQueue<Request, Picture>, 'develop'>;
  /** For what a page was lost over, one at a time; tries `once` as well. */
  readonly apart: Pick<DarkroomQueue<Request, Picture>, 'develop'>;
}

/** Tried with the others, and if their page was lost over it, once more where it can harm none of them. */
export async function pictureInTheEnd<Request extends DecodeRequest>(
  { pictures, apart }: Queues<Request>,
  request: Request,
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
