import type { UploadJob } from '../../shared/upload.ts';
import { chatService } from './modelChat.ts';

interface Sending {
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
}

/** Whether a job is the one that a request brings, or puts into its place; by its form once that is read. */
export function carriedBy({ path, query }: Sending, form: Buffer | null) {
  const conversation = /\/Conversations\/(CH\d+)\/Messages$/.exec(path)?.[1];
  const mediaSid = form && new URLSearchParams(form.toString()).get('MediaSid');
  return ({ state, name, target, arrived }: UploadJob): boolean => {
    if (state !== 'sending') return false;
    if (conversation === undefined) return arrived === undefined && name === query?.['Filename'];
    if (target?.id !== `${chatService}/${conversation}` || arrived === undefined) return false;
    return mediaSid === null || arrived.ref === `${chatService}/${mediaSid}`;
  };
}
