const files = (count: number) => (count === 1 ? '1 file' : `${count} files`);

/** Choosing what an upload is put into. */
export const targets = {
  target: 'Place',
  title: (place: string, count: number) => `Choose a ${place} for ${files(count)}`,
  search: (place: string) => `Search by ${place} name or ID`,
  list: (place: string) => `Each ${place} that takes files`,
  loading: 'Looking…',
  none: (search: string) => (search === '' ? 'There is none yet.' : `None fits “${search}”.`),
  more: (shown: string) => `Only the ${shown} most recent are shown. Search to find the others.`,
  searched: (target: string, count: string) =>
    `Satchel looked through ${count}. There are more: search by ID to find any ${target}.`,
  withoutTitle: (place: string, duration: string) =>
    `A file without a ${place} is deleted after ${duration}.`,
  without: 'Links to it stop working then.',
  withoutLasting: (place: string) => `It can also be uploaded without a ${place}.`,
  submitWithout: (place: string) => `Upload without a ${place}`,
  needed: (place: string) => `This account takes files only into a ${place}.`,
  cancel: 'Cancel',
};
