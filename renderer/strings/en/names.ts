/** Names that only a screen reader says; each begins with the words that are seen. */
export const names = {
  /** A control that stands beside others like it: what it does, and to what. */
  of: (action: string, subject: string) => `${action}: ${subject}`,
  uploads: (count: string, account: string) => `${count} to ${account}`,
  messageTo: (receiver: string, when: string) => `to ${receiver}, ${when}`,
};
