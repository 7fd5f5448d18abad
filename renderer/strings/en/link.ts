/** Links that are not simply for everyone and for ever. */
export const link = {
  label: 'Link',
  left: (duration: string) => `${duration} left`,
  over: 'expired',
  privateWhy: 'Items with private links can’t be shared or sent.',
  makePublic: 'How to make links public',
  /** How long a link works once it is copied: hours are what the provider promises, give or take. */
  hours: (count: number) => `about ${count} h`,
  minutes: (count: number) => `${count} min`,
  copied: (duration: string) => `Your copied link works for another ${duration}.`,
  copiedOver: 'Your copied link has expired. Copy it again to get a new one.',
};
