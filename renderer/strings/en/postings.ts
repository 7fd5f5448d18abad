const files = (count: number, text: string) => (count === 1 ? '1 file' : `${text} files`);
const people = (count: number, text: string) => (count === 1 ? '1 person' : `${text} people`);

/** Asking before files go to everybody in a place. */
export const postings = {
  files,
  people,
  asking: 'Looking who receives it…',
  unknown: 'Nothing was sent: who receives it is not known',
  notSent: 'Nothing was sent',
  title: (what: string, whom: string) => `Send ${what} to ${whom}?`,
  titleMore: (what: string, whom: string) => `Send ${what} to more than ${whom}?`,
  titleNobody: (what: string) => `Send ${what} although nobody is there?`,
  submit: (what: string, whom: string) => `Send ${what} to ${whom}`,
  submitNobody: (what: string) => `Send ${what}`,
  pending: 'Sending…',
  back: 'Back',
  cancel: 'Cancel',
  retry: 'Look again',
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
  nobody: (place: string) =>
    `Nobody is in this ${place} now. Whoever joins later may find the files there.`,
  phones: 'This goes to phones of real people. The provider and the carriers may bill it.',
  practice: 'This is practice: it goes no further than this computer and costs nothing.',
  each: (text: string) => `Each file is a message of its own: everyone receives ${text}.`,
  once: 'Sent once, and only to these people: should others be there by then, it waits for you.',
  unreached: {
    title: (count: number, all: number, text: string) =>
      count === all
        ? count === 1
          ? 'The file does not reach everyone.'
          : 'None of the files reaches everyone.'
        : count === 1
          ? '1 file does not reach everyone.'
          : `${text} files do not reach everyone.`,
    rule: (channel: string, what: string, size: string) =>
      `Only ${what} under ${size} arrive ${channel}.`,
    any: 'files',
    type: (type: string, whom: string, channel: string) =>
      `${type} does not reach ${whom} ${channel}`,
    typeUnknown: (whom: string, channel: string) =>
      `A file of this type does not reach ${whom} ${channel}`,
    size: (size: string, whom: string, channel: string) =>
      `${size} is too much for ${whom} ${channel}`,
  },
  sent: (what: string, place: string) => `${what} on the way into ${place}`,
  review: 'See who receives it',
  reviewAll: (count: number, text: string) =>
    `See who receives ${count === 1 ? 'it' : `all ${text}`}`,
  held: (count: number, text: string) =>
    count === 1
      ? '1 file waits: other people would receive it, or it is another file by now.'
      : `${text} files wait: other people would receive them, or they are other files by now.`,
  tooLate: (count: number, text: string) =>
    count === 1
      ? '1 file was not sent: it is no longer waiting.'
      : `${text} files were not sent: they are no longer waiting.`,
  receipt: {
    sent: (place: string, whom: string) => `Sent to ${whom} in ${place}`,
    sentMore: (place: string, whom: string) => `Sent to more than ${whom} in ${place}`,
    nobody: (place: string) => `Put into ${place}; nobody was there`,
    others: (count: number, text: string) => (count === 1 ? '1 other' : `${text} others`),
  },
};
