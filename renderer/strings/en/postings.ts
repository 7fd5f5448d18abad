import { isolate } from './isolate.ts';
import { allOf } from './plural.ts';

const files = (count: number, text: string) => (count === 1 ? '1 file' : `${text} files`);
const people = (count: number, text: string) => (count === 1 ? '1 person' : `${text} people`);

/** Asking before files go to everybody in a conversation. */
export const postings = {
  files,
  people,
  asking: 'Checking who’s in the conversation…',
  notSent: 'Nothing was sent',
  title: (what: string, whom: string) => `Send ${what} to ${whom}?`,
  titleMore: (what: string, whom: string) => `Send ${what} to more than ${whom}?`,
  titleNobody: (what: string) => `Send ${what} to an empty conversation?`,
  submit: (what: string, whom: string) => `Send ${what} to ${whom}`,
  submitNobody: (what: string) => `Send ${what}`,
  pending: 'Sending…',
  back: 'Back',
  cancel: 'Cancel',
  retry: 'Try again',
  receives: 'Recipients',
  what: 'Files',
  total: (what: string, size: string) => `${what}, ${size}`,
  totalUnknown: (what: string) => `${what} of unknown size`,
  unreadable: 'can’t be opened',
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
      ? '1 person the provider doesn’t name, who may receive it too'
      : `${text} people the provider doesn’t name, who may receive it too`,
  more: 'There are more people than Satchel can list. They’ll receive it too.',
  nobody: (target: string) =>
    `No one is in this ${target} right now. People who join later may see the files.`,
  phones: 'This goes to real phones. Your provider and carriers may charge you for it.',
  practice: 'This is practice. It stays on this computer and costs nothing.',
  each: (text: string) => `Each file is sent as its own message, so everyone gets ${text}.`,
  once: 'Sent once, only to these people. If anyone joins first, Satchel asks you again.',
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
  review: 'Review recipients',
  reviewAll: (count: number) =>
    count === 1 ? 'Review recipients' : `Review recipients of ${allOf(count)}`,
  waiting: (count: number, text: string) =>
    count === 1
      ? '1 file is waiting for you: the people or the file changed'
      : `${text} files are waiting for you: the people or the files changed`,
  tooLate: (count: number, text: string) =>
    count === 1
      ? '1 file wasn’t sent because it’s no longer waiting.'
      : `${text} files weren’t sent because they’re no longer waiting.`,
  receipt: {
    sent: (target: string, whom: string) => `Sent to ${whom} in ${isolate(target)}`,
    sentMore: (target: string, whom: string) => `Sent to more than ${whom} in ${isolate(target)}`,
    nobody: (target: string) => `Added to ${target} – no one was there`,
    others: (count: number, text: string) => (count === 1 ? '1 other' : `${text} others`),
  },
};
