const items = (count: number, text: string) => (count === 1 ? '1 item' : `${text} items`);
const messages = (count: number, text: string) => (count === 1 ? '1 message' : `${text} messages`);

/** Deleting items at their provider. */
export const removal = {
  action: (count: number) => (count <= 1 ? 'Delete…' : `Delete ${count} items…`),
  some: (count: number, all: number) => `Delete ${count} of ${all} items…`,
  title: (count: number, text: string) => `Delete ${items(count, text)} for good?`,
  nothing: 'Nothing here can be deleted',
  preparing: 'Looking at what goes with it…',
  atProvider: (providers: string) =>
    `Deleted at ${providers}, for everyone: links to it stop working, and it cannot be brought back.`,
  messages: (count: number, text: string) =>
    count === 1
      ? 'The message that carries it goes too, with its text.'
      : `${messages(count, text)} that carry them go too, with their texts.`,
  others: (count: number, text: string) =>
    count === 1
      ? '1 of the items was not selected: it is of the same message and goes with it.'
      : `${text} of the items were not selected: they are of the same messages and go with them.`,
  practice: 'These are practice items: nothing outside this computer changes.',
  cannot: (count: number, text: string) => `${items(count, text)} cannot be deleted:`,
  submit: (count: number, text: string) => `Delete ${items(count, text)}`,
  withMessages: (count: number, text: string, carried: number, carriedText: string) =>
    `Delete ${items(count, text)} and ${messages(carried, carriedText)}`,
  pending: 'Deleting…',
  cancel: 'Keep',
  close: 'Close',
  done: (count: number, text: string) => `${items(count, text)} deleted`,
  failed: (count: number, text: string) => `${items(count, text)} could not be deleted`,
  partly: (done: string, count: number, text: string) =>
    `${done} deleted; ${count === 1 ? '1 could' : `${text} could`} not be:`,
  unnamedOther: 'Another item of the same message',
};
