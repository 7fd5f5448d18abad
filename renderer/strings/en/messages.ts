const files = (count: number) => (count === 1 ? '1 file' : `${count} files`);
const list = new Intl.ListFormat('en');

/** Real messages that carry media: writing, confirming and following them. */
export const messages = {
  view: 'Messages',
  action: 'Send in a message…',
  tooMany: (most: number) => `A message carries at most ${most} files.`,
  title: 'Send in a message',
  billed: 'This sends a real message to someone’s phone. The provider will charge you for it.',
  practice: 'This is practice: the message goes no further than this computer and costs nothing.',
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
    unplanned: (number: string) => `${number} – check it: no country lists this number`,
    ask: 'Which one do you mean?',
    askOne: 'Do you mean this number?',
    choose: 'Choose one of the numbers below.',
    chooseOne: 'Choose the number below, or correct this one.',
  },
  text: 'Text',
  length: (now: string, most: string) => `${now} of ${most} characters`,
  media: 'Files',
  noMedia: 'No file',
  remove: (name: string) => `Leave out ${name}`,
  total: (count: number, size: string) => `${files(count)}, ${size}`,
  totalAllUnknown: (count: number) => `${files(count)} of unknown size`,
  totalUnknown: (count: number, size: string) =>
    `${files(count)}, ${size} and some of unknown size`,
  limits: (count: number, size: string) => `At most ${files(count)} and ${size} in all.`,
  warnings: {
    'many-files': (most: number | null) =>
      most === null
        ? 'Some networks do not deliver so many files.'
        : `Some networks deliver no more than ${files(most)} in one message.`,
    large: (size: string) =>
      `Some networks do not deliver more than ${size}, or make the pictures smaller.`,
    'unplanned-number':
      'No country lists this number. Check it before you send: it may belong to nobody, or be newer than Satchel knows.',
    'unknown-size': 'The size of a file is not known: the provider may refuse the message for it.',
    'temporary-link':
      'The link of a file ends by itself. The provider fetches it at once as a rule; if it does so too late, the message fails.',
  },
  problems: {
    files: (most: number) => `Too many: at most ${files(most)} go in one message.`,
    size: (over: string, size: string, most: string) =>
      `Too large by ${over}: ${size} in all; the limit is ${most}.`,
    empty: 'Write a text or keep a file: there is nothing to send.',
  },
  fit: {
    action: 'Shrink to fit this message',
    how: (account: string) =>
      `Smaller copies can take the places of these pictures. They are uploaded to ${account}; what is there stays as it is.`,
    nowhere: 'Leave some out: no account here can hold smaller copies that this message may carry.',
    fetching: 'Fetching the files…',
    making: (done: number, all: number) => `Making smaller copies: ${done} of ${all} ready`,
    progress: 'Progress of the smaller copies',
    goesOn: 'It goes on when you close this; you find the copies among your uploads.',
    stop: 'Stop',
    stopping: (count: number) =>
      `Stopping: checking whether ${count === 1 ? '1 copy' : `${count} copies`} arrived`,
    stopAgain:
      'Press Stop again to end at once; a copy that arrived all the same stays in the library.',
    states: {
      shrinking: 'Being made smaller…',
      uploading: 'Smaller; being uploaded…',
      stopping: 'Its last byte had left: checking whether it arrived…',
      cancelled: 'Stopped: it stays as it is.',
      failed: (why: string) => `Not made smaller: ${why}`,
    },
    made: (count: number) =>
      count === 1
        ? '1 smaller copy is in its place.'
        : `${count} smaller copies are in their places.`,
    kept: (names: readonly string[]) =>
      `${list.format(names)} cannot be made smaller and ${names.length === 1 ? 'stays' : 'stay'} as before.`,
    unmade: (count: number) => `${files(count)} did not become smaller.`,
    failed: (count: number) => `${files(count)} could not be fetched, so nothing was begun.`,
    noRoom: 'It cannot be made to fit.',
    noRoomWhy: (names: readonly string[]) =>
      names.length === 0
        ? 'There are too many files for so little room: leave some out.'
        : `${list.format(names)} cannot be made smaller, and too little is left for the others: leave some out.`,
  },
  again: {
    action: 'Send again',
    missing: (count: number) =>
      count === 1
        ? '1 of its files is no longer there and is left out.'
        : `${count} of its files are no longer there and are left out.`,
    failed: 'The message could not be opened again',
  },
  noSender: 'No account here can send messages.',
  noPracticeSender:
    'Practice stays on this computer: practice items can only be sent with a practice account.',
  noRealSender:
    'None of your own accounts can send messages, and practice accounts send practice items only.',
  check: 'Check the message',
  checking: 'Checking…',
  cancel: 'Cancel',
  confirm: {
    title: 'Send exactly this?',
    blocked: 'It cannot be sent like this',
    back: 'Back',
    submit: (to: string) => `Send to ${to}`,
    pending: 'Sending…',
    with: 'With',
    noText: 'No text',
    linksEnd: (duration: string) => `The links to the files work for another ${duration}.`,
    once: 'It is sent once. If no answer comes, Satchel asks the provider before anything else.',
  },
  sent: (to: string) => `The message to ${to} is on its way`,
  notSent: (to: string) => `The message to ${to} was not sent`,
  open: 'Open message',
  list: 'Messages',
  count: (count: number, text: string) => (count === 1 ? '1 message' : `${text} messages`),
  empty: {
    title: 'No messages yet',
    text: 'Select up to ten items in the library and choose “Send in a message…”. What you send is followed here until it has arrived.',
    show: 'Show all media',
  },
  carries: files,
  onlyText: 'No files',
  showMedia: 'Show in the library',
  route: (from: string, to: string) => `From ${from} to ${to}`,
  states: {
    sending: 'Sending',
    committing: 'Sent; waiting for the answer',
    unsure: 'Not clear whether it was taken: the provider is asked. It is not sent again.',
    underway: 'On its way',
    delivered: 'Delivered',
    notSent: 'Not sent',
    notConfirmed: 'Not confirmed',
    notDelivered: 'Not delivered',
    cancelled: 'Cancelled before it left',
  },
  says: (status: string) => `The provider says: ${status}`,
};
