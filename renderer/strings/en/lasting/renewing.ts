import { isolate } from '../isolate.ts';

const items = (count: number, text: string) => (count === 1 ? '1 item' : `${text} items`);

/** Items uploaded again, to their own account or another. */
export const renewing = {
  action: (count: number, text: string) => (count <= 1 ? 'Renew' : `Renew ${text} items…`),
  keys: 'Renew the selection',
  why: (account: string) =>
    `${isolate(account)} doesn’t keep new uploads, so its items can’t be renewed.`,
  ended: 'What expired or was deleted can be renewed only from an archive or the original file.',
  practice: 'Practice items are renewed in the practice account.',

  preparing: 'Checking what can be renewed…',
  title: (count: number, text: string) => `Renew ${items(count, text)}?`,
  nothing: 'Nothing can be renewed',
  already: 'Already being renewed',
  nothingBack: 'Already renewed',
  explained:
    'Each item is uploaded again and gets a new link. The old link keeps working until the old item expires.',
  size: (size: string) => `${size} to upload`,
  sizeAtLeast: (size: string) => `At least ${size} to upload`,
  sizeUnknown: 'Size unknown',
  tooLittle: (size: string) =>
    `Only ${size} free on this disk. Larger items wait until there is room.`,
  byAccount: 'Items by account',
  underway: (count: number, text: string) => `${items(count, text)} already being renewed`,
  back: (count: number, text: string) =>
    count === 1
      ? '1 item was already renewed and is left out. To renew it again, select it alone.'
      : `${text} items were already renewed and are left out. To renew one again, select it alone.`,
  cannot: (count: number, text: string) => `${items(count, text)} can’t be renewed:`,
  submit: (count: number, text: string) => `Renew ${items(count, text)}`,
  cancel: 'Cancel',
  close: 'Close',

  begun: (name: string) => `Renewing ${isolate(name)}`,
  begunMany: (count: number, text: string) => `Renewing ${items(count, text)}`,
  unnamed: 'an item',
  done: (name: string) => `Renewed ${isolate(name)}`,
  doneMany: (count: number, text: string) => `Renewed ${items(count, text)}`,
  moved: (count: number, text: string, account: string) =>
    `Copied ${items(count, text)} to ${isolate(account)}`,
  copyNew: (count: number) => (count === 1 ? 'Copy new link' : 'Copy new links'),
  failedTitle: (count: number, text: string) =>
    count === 1 ? '1 item wasn’t uploaded' : `${text} items weren’t uploaded`,
  failedOne: (name: string) => `${isolate(name)} wasn’t uploaded`,
  details: 'Show details',
  leftOut: (count: number, text: string) =>
    count === 1 ? '1 item can’t be tried again.' : `${text} items can’t be tried again.`,
  again: 'Try again',

  /** In Activity. */
  activity: {
    renewing: (count: number, text: string) => `Renewing ${items(count, text)}`,
    copying: (count: number, text: string, account: string) =>
      `Copying ${items(count, text)} to ${isolate(account)}`,
    partly: (done: string, of: string) => `Renewed ${done} of ${of} items`,
    movedPartly: (done: string, of: string, account: string) =>
      `Copied ${done} of ${of} items to ${isolate(account)}`,
    none: 'Nothing was renewed',
    movedNone: (account: string) => `Nothing was copied to ${isolate(account)}`,
    kept: (text: string) => `${text} not started`,
    byKeepAlive: 'Kept alive',
    changed: (count: number, text: string) =>
      count === 1 ? 'Link changed' : `${text} links changed`,
  },

  /** In the details of an item. */
  history: 'History',
  renewedFrom: 'Renewed from',
  renewedAs: 'Renewed as',
  copiedFrom: 'Copied from',
  copiedTo: 'Copied to',
  at: (when: string) => `on ${when}`,
  atIn: (when: string, account: string) => `on ${when} in ${isolate(account)}`,
  show: 'Show',
  gone: 'Its link doesn’t work any more.',
} as const;
