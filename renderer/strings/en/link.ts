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
  protected: 'Only with the account’s credentials, so it is not copied',
  asking: 'Asking the provider…',
  unknown: 'Could not be found out',
  copied: (duration: string) => `The link that you copied works for another ${duration}.`,
  copiedOver: 'The link that you copied works no more. Copy it again for a new one.',
};
