/** Names that only a screen reader says; each begins with the words that are seen. */
export const names = {
  /** A control that stands beside others like it: what it does, and to what. */
  of: (action: string, subject: string) => `${action}: ${subject}`,
  files: (first: string, more: number, text: string) =>
    more === 0 ? first : `${first} and ${text} more`,
  message: (receiver: string, when: string) => `${receiver}, ${when}`,
};
