import { plural } from './plural.ts';

const files = (count: number) => plural(count, 'file');
const list = new Intl.ListFormat('en');

/** Real messages that carry media: writing, confirming and following them. */
export const messages = {
  view: 'Messages',
  action: 'Send in a message…',
  tooMany: (most: number) => `A message can have up to ${files(most)}.`,
  title: 'Send in a message',
  billed: (provider: string) => `This sends a real message. ${provider} will charge you for it.`,
  practice: 'This is practice. The message stays on this computer and costs nothing.',
  account: 'Send with',
  from: 'From',
  fromHint: (pool: string) => `A number, a sender name or a ${pool}.`,
  to: 'To',
  toHint: 'A phone number, such as +1 212 555 0123.',
  toHintWhatsApp: 'A phone number, such as +1 212 555 0123, or whatsapp: and a number.',
  /** Why what was typed is nobody’s address. */
  noAddress: {
    empty: 'Enter a number.',
    'not-a-number': 'Enter one phone number, without other words.',
    'no-such-country': 'No country has this code. Check the digits after the +.',
    'no-country': 'Add + and the country code.',
    'no-whatsapp': 'This account doesn’t send to WhatsApp.',
    extension: 'Messages can’t go to an extension. Enter the number without it.',
    'too-short': 'A few digits are missing. Check the area code.',
    'too-long': 'That’s too many digits for a phone number.',
  },
  wrongSender: 'Enter a number with + and country code, a sender name or a pool.',
  /** What a typed address was taken for. */
  reading: {
    number: (number: string, country: string | null) =>
      country === null ? number : `${country} · ${number}`,
    whatsapp: (number: string) => `WhatsApp · ${number}`,
    'short-code': (code: string) => `Short code ${code}`,
    name: 'Sender name',
    pool: 'Sender pool',
    unplanned: (number: string) => `${number} – check it, no country lists this number`,
    ask: 'Which one do you mean?',
    askOne: 'Do you mean this number?',
    choose: 'Choose one of the numbers below.',
    chooseOne: 'Choose the number below, or correct this one.',
  },
  text: 'Text',
  length: (now: string, most: string) => `${now} of ${most} characters`,
  media: 'Files',
  noMedia: 'No files',
  remove: (name: string) => `Remove ${name} from the message`,
  total: (count: number, size: string) => `${files(count)}, ${size}`,
  totalAllUnknown: (count: number) => `${files(count)} of unknown size`,
  totalUnknown: (count: number, size: string) =>
    `${files(count)}, ${size} and some of unknown size`,
  limits: (count: number, size: string) => `Up to ${files(count)}, ${size} in total`,
  warnings: {
    'many-files': (most: number | null) =>
      most === null
        ? 'Some carriers don’t deliver this many files.'
        : `Some carriers only deliver ${files(most)} per message.`,
    large: (size: string) =>
      `Some carriers don’t deliver more than ${size}, or make the pictures smaller.`,
    'unplanned-number':
      'No country lists this number. Check it before you send: it may not exist, or be newer than Satchel knows.',
    'unknown-size': 'The size of a file is unknown, so the provider may refuse the message.',
    'temporary-link':
      'The provider has to download a file before its link expires, or the message fails.',
  },
  problems: {
    files: (most: number) => `Too many files – a message can have up to ${files(most)}`,
    size: (over: string, size: string, most: string) =>
      `Too large by ${over} – ${size} in total, and the limit is ${most}`,
    empty: 'Add text or a file',
  },
  fit: {
    action: 'Resize to fit this message',
    how: (account: string) =>
      `Sends smaller copies instead. They’re uploaded to ${account}, and the originals stay as they are.`,
    nowhere: 'Remove some files. No account here can store smaller copies for this message.',
    fetching: 'Downloading files…',
    making: (done: number, all: number) => `Resizing: ${done} of ${all} ready`,
    progress: 'Resizing progress',
    goesOn: 'You can close this. Resizing continues, and the copies appear in your uploads.',
    stop: 'Stop',
    stopping: (count: number) =>
      `Stopping. Checking whether ${plural(count, 'copy', 'copies')} arrived…`,
    stopAgain:
      'Press Stop again to end right away. A copy that arrived anyway stays in the library.',
    states: {
      shrinking: 'Resizing…',
      uploading: 'Resized, uploading…',
      stopping: 'Stopped at the last moment. Checking whether it arrived…',
      cancelled: 'Stopped – not changed',
      failed: (why: string) => `Not resized: ${why}`,
    },
    made: (count: number) => `Replaced with ${plural(count, 'smaller copy', 'smaller copies')}.`,
    kept: (names: readonly string[]) => `${list.format(names)} can’t be made smaller.`,
    unmade: (count: number) => `Couldn’t resize ${files(count)}.`,
    failed: (count: number) => `Couldn’t download ${files(count)}, so nothing was resized.`,
    noRoom: 'Can’t be made to fit',
    noRoomWhy: (names: readonly string[]) =>
      names.length === 0
        ? 'There are too many files. Remove some.'
        : `${list.format(names)} can’t be made smaller, and there isn’t enough room for the others. Remove some files.`,
  },
  again: {
    action: 'Send again',
    missing: (count: number) =>
      count === 1
        ? '1 of its files is no longer available and was removed.'
        : `${files(count)} are no longer available and were removed.`,
    failed: 'Couldn’t open the message again',
  },
  noSender: 'None of these accounts can send messages.',
  noPracticeSender: 'Practice items can only be sent with a practice account.',
  noRealSender:
    'None of your own accounts can send messages. Practice accounts only send practice items.',
  check: 'Review',
  checking: 'Checking…',
  cancel: 'Cancel',
  confirm: {
    title: 'Send this message?',
    blocked: 'This message can’t be sent yet',
    back: 'Back',
    submit: (to: string) => `Send to ${to}`,
    pending: 'Sending…',
    with: 'With',
    noText: 'No text',
    linksEnd: (duration: string) => `${duration} left.`,
    once: 'Sent once. If there’s no reply, Satchel checks with the provider and never sends it twice.',
  },
  sent: (to: string) => `Message to ${to} on its way`,
  notSent: (to: string) => `Message to ${to} not sent`,
  open: 'Open message',
  list: 'Messages',
  count: (count: number, text: string) => (count === 1 ? '1 message' : `${text} messages`),
  empty: {
    title: 'No messages yet',
    text: 'Select up to 10 items in the library and choose “Send in a message…”. Follow delivery here.',
    show: 'Show all media',
  },
  carries: files,
  onlyText: 'Text only',
  showMedia: 'Show in the library',
  route: (from: string, to: string) => `From ${from} to ${to}`,
  states: {
    sending: 'Sending',
    committing: 'Finishing…',
    unsure: 'No reply yet. Checking with the provider – it won’t be sent twice.',
    underway: 'On its way',
    delivered: 'Delivered',
    notSent: 'Not sent',
    notConfirmed: 'Not confirmed',
    notDelivered: 'Not delivered',
    cancelled: 'Cancelled before sending',
  },
  says: (provider: string, status: string) => `· ${provider} status: ${status}`,
};
