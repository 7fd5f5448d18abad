const files = (count: number) => (count === 1 ? '1 file' : `${count} files`);

/** Choosing what an upload is put into. */
export const targets = {
  target: 'Place',
  title: (target: string, count: number) => `Choose a ${target} for ${files(count)}`,
  search: (target: string) => `Search by ${target} name or ID`,
  list: (target: string) => `Each ${target} that takes files`,
  loading: 'Looking…',
  none: (search: string) => (search === '' ? 'There is none yet.' : `None fits “${search}”.`),
  more: (shown: string) => `Only the ${shown} most recent are shown. Search to find the others.`,
  searched: (target: string, count: string) =>
    `Satchel looked through ${count}. There are more: search by ID to find any ${target}.`,
  withoutTitle: (target: string, duration: string) =>
    `A file without a ${target} is deleted after ${duration}.`,
  without: 'Links to it stop working then.',
  withoutLasting: (target: string) => `It can also be uploaded without a ${target}.`,
  submitWithout: (target: string) => `Upload without a ${target}`,
  needed: (target: string) => `This account takes files only into a ${target}.`,
  cancel: 'Cancel',
};
