import { isolate } from './isolate.ts';
import { plural } from './plural.ts';

const files = (count: number) => plural(count, 'file');

/** Choosing what an upload is put into. */
export const targets = {
  target: 'Conversation',
  title: (target: string, count: number) => `Choose a ${target} for ${files(count)}`,
  search: (target: string) => `Search by ${target} name or ID`,
  list: (target: string) => `Choose a ${target}`,
  loading: 'Searching…',
  none: (search: string) =>
    search === '' ? 'Nothing here yet' : `No results for “${isolate(search)}”`,
  more: (shown: string) => `Showing the ${shown} most recent. Search to find others.`,
  searched: (target: string, count: string) =>
    `Searched the ${count} most recent. To find any other ${target}, search by its ID.`,
  withoutTitle: (target: string, duration: string) =>
    `Files without a ${target} are deleted after ${duration}.`,
  without: 'Their links stop working then.',
  withoutLasting: (target: string) => `You can also upload without a ${target}.`,
  submitWithout: (target: string) => `Upload without a ${target}`,
  needed: (target: string) => `This account only takes uploads to a ${target}.`,
  cancel: 'Cancel',
};
