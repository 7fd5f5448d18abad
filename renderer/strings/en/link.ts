const links = (count: number, text: string) => (count === 1 ? 'Link' : `${text} links`);

/** Links that are not simply for everyone and for ever. */
export const link = {
  label: 'Link',
  copiedUntil: (count: number, text: string, duration: string) =>
    `${links(count, text)} copied, valid for ${duration}`,
  left: (duration: string) => `${duration} left`,
  over: 'over',
  public: 'Works for everyone, as long as the item is there',
  temporary: (duration: string) => `Works for everyone, for ${duration} after it is copied`,
  temporaryUnknown: 'Works for everyone, for a while after it is copied',
  protected: 'Private: only opens with this account’s credentials',
  privateWhy: 'Links are private in this account, so they can’t be shared or sent in a message.',
  makePublic: 'How to make links public',
  /** How long a link works once it is copied: hours are the provider’s word, not a promise. */
  hours: (count: number) => (count === 1 ? 'about 1 hour' : `about ${count} hours`),
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  asking: 'Asking the provider…',
  unknown: 'Could not be found out',
  copied: (duration: string) => `The link that you copied works for another ${duration}.`,
  copiedOver: 'The link that you copied works no more. Copy it again for a new one.',
};
