const files = (count: number, text: string) => (count === 1 ? '1 file' : `${text} files`);
const people = (count: number, text: string) => (count === 1 ? '1 person' : `${text} people`);

/** Asking before files go to everybody in a conversation. */
export const postings = {
  files,
  people,
  asking: 'Checking who receives it…',
  notSent: 'Nothing was sent',
  title: (what: string, whom: string) => `Send ${what} to ${whom}?`,
  titleMore: (what: string, whom: string) => `Send ${what} to more than ${whom}?`,
  titleNobody: (what: string) => `Send ${what} although nobody is there?`,
  submit: (what: string, whom: string) => `Send ${what} to ${whom}`,
  submitNobody: (what: string) => `Send ${what}`,
  pending: 'Sending…',
  back: 'Back',
  cancel: 'Cancel',
  retry: 'Try again',
  receives: 'Who receives it',
  what: 'What is sent',
  total: (what: string, size: string) => `${what}, ${size}`,
  totalUnknown: (what: string) => `${what} of unknown size`,
  unreadable: 'cannot be read',
  channels: {
    chat: 'in the chat',
    sms: 'by SMS or MMS',
    whatsapp: 'by WhatsApp',
    other: (word: string) => `by ${word}`,
    otherUnknown: 'by another channel',
  },
  group: (count: string, channel: string) => `${count} ${channel}`,
  whoUnnamed: (count: number, text: string) =>
    count === 1
      ? '1 whom the provider does not name; they may receive it too'
      : `${text} whom the provider does not name; they may receive it too`,
  more: 'There are more people than Satchel reads; they receive it too.',
  nobody: (target: string) =>
    `Nobody is in this ${target} now. Whoever joins later may find the files there.`,
  phones: 'This goes to real people’s phones. The provider and carriers may charge you for it.',
  practice: 'This is practice: it goes no further than this computer and costs nothing.',
  each: (text: string) => `Each file is a separate message: everyone gets ${text}.`,
  once: 'Sent once, and only to these people. If others have joined by then, Satchel asks you again.',
  unreached: {
    title: (count: number, all: number, text: string) =>
      count === all
        ? count === 1
          ? 'The file won’t reach everyone.'
          : 'None of the files will reach everyone.'
        : count === 1
          ? '1 file won’t reach everyone.'
          : `${text} files won’t reach everyone.`,
    rule: (channel: string, what: string, size: string) =>
      `Only ${what} under ${size} arrive ${channel}.`,
    any: 'files',
    type: (type: string, whom: string, channel: string) => `${type} won’t reach ${whom} ${channel}`,
    typeUnknown: (whom: string, channel: string) =>
      `A file of this type won’t reach ${whom} ${channel}`,
    size: (size: string, whom: string, channel: string) =>
      `${size} is too large for ${whom} ${channel}`,
  },
  sent: (what: string, target: string) => `Sending ${what} to ${target}`,
  review: 'See who receives it',
  reviewAll: (count: number, text: string) =>
    `See who receives ${count === 1 ? 'it' : `all ${text}`}`,
  waiting: (count: number, text: string) =>
    count === 1
      ? '1 file is waiting: the people have changed, or the file has.'
      : `${text} files are waiting: the people have changed, or the files have.`,
  tooLate: (count: number, text: string) =>
    count === 1
      ? '1 file was not sent: it is no longer waiting.'
      : `${text} files were not sent: they are no longer waiting.`,
  receipt: {
    sent: (target: string, whom: string) => `Sent to ${whom} in ${target}`,
    sentMore: (target: string, whom: string) => `Sent to more than ${whom} in ${target}`,
    nobody: (target: string) => `Put into ${target}; nobody was there`,
    others: (count: number, text: string) => (count === 1 ? '1 other' : `${text} others`),
  },
};
