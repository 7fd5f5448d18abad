/** Names that only a screen reader says; each begins with the words that are seen. */
export const names = {
  /** A control that stands beside others like it: what it does, and to what. */
  of: (action: string, subject: string) => `${action}: ${subject}`,
  files: (first: string, more: number, text: string) =>
    more === 0 ? first : `${first} and ${text} more`,
  /** A time that is told shortly, then of what it is, and exactly. */
  exact: (text: string, of: string | undefined, local: string, utc: string) =>
    [text, ...(of === undefined ? [] : [of]), local, utc].join(', '),
  exactly: (local: string, utc: string) => `, ${local}, ${utc}`,
  message: (receiver: string, when: string) => `${receiver}, ${when}`,
};
