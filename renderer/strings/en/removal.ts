const items = (count: number, text: string) => (count === 1 ? '1 item' : `${text} items`);
const messages = (count: number, text: string) => (count === 1 ? '1 message' : `${text} messages`);

/** Deleting items at their provider. */
export const removal = {
  action: (count: number, text: string) => (count <= 1 ? 'Delete…' : `Delete ${text} items…`),
  some: (text: string, all: string) => `Delete ${text} of ${all} items…`,
  title: (count: number, text: string) => `Delete ${items(count, text)}?`,
  nothing: 'Nothing here can be deleted',
  already: 'Already being deleted',
  underway: (count: number, text: string) =>
    count === 1
      ? '1 selected item is already being deleted.'
      : `${text} selected items are already being deleted.`,
  preparing: 'Looking at what goes with it…',
  atProvider: (count: number, providers: string) =>
    count === 1
      ? `It’ll be removed from ${providers} and links to it will stop working. You can’t undo this.`
      : `They’ll be removed from ${providers} and their links will stop working. You can’t undo this.`,
  messages: (count: number, text: string) =>
    count === 1
      ? 'The message that carries it goes too, with its text.'
      : `${messages(count, text)} that carry them go too, with their texts.`,
  named: 'These go',
  othersNamed: 'These go with them',
  andMore: (count: number, text: string) => (count === 1 ? 'and 1 more' : `and ${text} more`),
  others: (count: number, text: string) =>
    count === 1
      ? 'Not selected, but part of the same message, so it goes too:'
      : `${text} more weren’t selected, but are part of the same messages, so they go too:`,
  practice: 'These are practice items: nothing outside this computer changes.',
  cannot: (count: number, text: string) => `${items(count, text)} can’t be deleted:`,
  submit: (count: number, text: string) => `Delete ${items(count, text)}`,
  withMessages: (count: number, text: string, carried: number, carriedText: string) =>
    `Delete ${items(count, text)} and ${messages(carried, carriedText)}`,
  cancel: 'Cancel',
  close: 'Close',
  runs: 'Deleting',
  running: (count: number, text: string) => `Deleting ${items(count, text)}`,
  progress: (done: string, of: string) => `Deleting ${done} of ${of}`,
  resumed: (progress: string) => `${progress}, picking up where it left off`,
  waiting: (progress: string, why: string) => `${progress}. Waiting: ${why}`,
  stopping: (done: string, of: string) =>
    `Stopping at ${done} of ${of}. Waiting for the provider to answer the last requests.`,
  stop: 'Stop',
  stopped: 'Stopping…',
  hide: 'Hide',
  goesOn:
    'Hiding this doesn’t stop it. Progress stays in view at the bottom of the window. If you quit, deleting continues the next time Satchel starts.',
  details: 'Details',
  done: (count: number, text: string) => `${items(count, text)} deleted`,
  failed: (count: number, text: string) => `${items(count, text)} could not be deleted`,
  partly: (done: string, of: string) => `Deleted ${done} of ${of}.`,
  notDeleted: (text: string) => `${text} could not be deleted.`,
  kept: (text: string) => `${text} kept.`,
  unnamedOther: 'Another item of the same message',
};
