const items = (count: number, text: string) => (count === 1 ? '1 item' : `${text} items`);
const messages = (count: number, text: string) => (count === 1 ? '1 message' : `${text} messages`);

/** Deleting items at their provider. */
export const removal = {
  action: (count: number, text: string) => (count <= 1 ? 'Delete…' : `Delete ${text} items…`),
  some: (text: string, all: string) => `Delete ${text} of ${all} items…`,
  title: (count: number, text: string) => `Delete ${items(count, text)}?`,
  nothing: 'Couldn’t delete',
  already: 'Already being deleted',
  deleted: 'Already deleted',
  underway: (count: number, text: string) =>
    count === 1
      ? '1 selected item is already being deleted.'
      : `${text} selected items are already being deleted.`,
  preparing: 'Checking what will be deleted…',
  atProvider: (count: number, providers: string) =>
    count === 1
      ? `It’ll be deleted from ${providers}, and links to it will stop working. You have 10 seconds to undo this.`
      : `They’ll be deleted from ${providers}, and their links will stop working. You have 10 seconds to undo this.`,
  messages: (count: number, text: string) =>
    count === 1
      ? 'The message it’s in will be deleted too, including its text.'
      : `The ${messages(count, text)} they’re in will be deleted too, including their text.`,
  named: 'To be deleted',
  byAccount: 'Accounts',
  items,
  othersNamed: 'Deleted with them',
  andMore: (count: number, text: string) => (count === 1 ? 'and 1 more' : `and ${text} more`),
  others: (count: number, text: string) =>
    count === 1
      ? 'Also deleted, because it’s in the same message:'
      : `Also deleted, because they’re in the same messages (${text}):`,
  practice: 'These are practice items. Nothing outside this computer changes.',
  cannot: (count: number, text: string) => `${items(count, text)} can’t be deleted:`,
  submit: (count: number, text: string) => `Delete ${items(count, text)}`,
  withMessages: (count: number, text: string, carried: number, carriedText: string) =>
    `Delete ${items(count, text)} and ${messages(carried, carriedText)}`,
  cancel: 'Cancel',
  close: 'Close',
  runs: 'Deleting',
  running: (count: number, text: string) => `Deleting ${items(count, text)}`,
  pending: (count: number, text: string, left: string) =>
    `Deleting ${items(count, text)} in ${left}`,
  canBeUndone: (count: number, text: string) =>
    `Deleting ${items(count, text)}. You can undo this for 10 seconds.`,
  undo: 'Undo',
  now: 'Delete now',
  undone: 'Nothing deleted',
  progress: (done: string, of: string) => `Deleting ${done} of ${of}`,
  speed: (progress: string, perSecond: string, left: string) =>
    `${progress} (${perSecond} a second, ${left} left)`,
  paused: (done: string, of: string) => `Paused at ${done} of ${of}`,
  pause: 'Pause',
  resume: 'Resume',
  again: (count: number, text: string) => `Try again with ${items(count, text)}`,
  againShort: 'Try again',
  resumed: (progress: string) => `${progress} (resumed)`,
  waiting: (progress: string, why: string) => `${progress}. Waiting: ${why}`,
  stopping: (done: string, of: string) =>
    `Stopping at ${done} of ${of}. Waiting for the provider to confirm the last ones.`,
  stop: 'Stop',
  stopped: 'Stopping…',
  hide: 'Hide',
  goesOn:
    'You can hide this and follow progress at the bottom of the window. If you quit, deleting continues the next time you open Satchel.',
  details: 'Details',
  done: (count: number, text: string) => `${items(count, text)} deleted`,
  failed: (count: number, text: string) => `Couldn’t delete ${items(count, text)}`,
  partly: (done: string, of: string) => `Deleted ${done} of ${of}.`,
  notDeleted: (text: string) => `Couldn’t delete ${text}.`,
  kept: (text: string) => `${text} not deleted.`,
  unnamedOther: 'Another item in the same message',
};
