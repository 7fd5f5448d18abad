/** What a link promises: who can open it, until when, and what ends it. */
export const promise = {
  label: 'What this link promises',
  anyone: 'Anyone with the link can open it',
  unlessPrivate: 'Anyone with the link can open it unless links are private in this account',
  account: 'Links are private in this account',
  accountWhy: 'Only someone who signs in to the account can open them.',
  untilItem: (who: string, when: string) => `${who} until ${when}, when the file expires.`,
  untilLink: (who: string, when: string) => `${who} until ${when}, when the link expires.`,
  forSome: (who: string, duration: string) => `${who} for ${duration} after you copy it.`,
  untilMessage: (who: string) => `${who} as long as its message exists.`,
  open: (who: string) => `${who}. It has no known expiry.`,
  itemOver: 'The file has expired, so its links don’t work.',
  linkOver: 'This link has expired. Copy it again to get a new one.',
  /** After what was said of until when. */
  stops: (causes: string) => `It stops working if ${causes}.`,
  stopsSooner: (causes: string) => `It stops working sooner if ${causes}.`,
  enders: {
    deletion: 'someone deletes the file',
    'message-deletion': 'someone deletes its message',
    'made-private': 'links are made private in the account',
  },
  or: (first: string, second: string) => `${first} or ${second}`,
  maybeSooner: 'The account may be set to keep files for less time.',
  observed: 'Satchel has seen files last this long.',
  assumed: (provider: string) => `${provider} doesn’t say how long it keeps files.`,
  sent: (duration: string) => `Once sent in a message, the file lasts ${duration}.`,
};
